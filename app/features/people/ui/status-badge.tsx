import { Badge } from "#app/ui/badge";

/** Says that somebody left; nothing for those who are here. */
export function StatusBadge({ status }: { status: string }) {
  return status === "left" ? <Badge>Left</Badge> : null;
}
