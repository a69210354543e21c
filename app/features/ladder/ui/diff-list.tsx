import { ChevronRight } from "lucide-react";
import type { ChangeGroup } from "#app/features/ladder/domain/diff-print";
import { Badge } from "#app/ui/badge";

/** What changed, by what it is about; what breaks says why. Long lists open one by one. */
export function DiffList({ groups, open = false }: { groups: ChangeGroup[]; open?: boolean }) {
  return (
    <ul className="grid gap-2">
      {groups.map(({ key, title, changes }) => {
        const breaking = changes.filter((change) => change.breaking).length;
        return (
          <li key={key} className="rounded-[10px] border border-line bg-card">
            <details className="group" open={open || groups.length <= 3}>
              <summary className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                <ChevronRight
                  className="size-4 shrink-0 text-ink-3 group-open:rotate-90 print:hidden"
                  aria-hidden="true"
                />
                <span className="font-semibold">{title}</span>
                <span className="text-[13.5px] text-ink-2">
                  {changes.length} {changes.length === 1 ? "change" : "changes"}
                </span>
                {breaking > 0 && <Badge tone="warning">{breaking} breaking</Badge>}
              </summary>
              <ul className="grid gap-2 border-t border-line px-4 py-3">
                {changes.map((change, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a diff never changes, and its sentences may repeat
                  <li key={index} className="max-w-[85ch] break-words">
                    {change.breaking && <Badge tone="warning">Breaking</Badge>} {change.sentence}
                    {change.reason && <span className="block text-[13.5px] text-ink-2">{change.reason}</span>}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
