import { Badge } from "#app/ui/badge";

/** A badge for people who have left; nothing for active people. */
export function StatusBadge({ status }: { status: string }) {
  return status === "left" ? <Badge>Left</Badge> : null;
}
