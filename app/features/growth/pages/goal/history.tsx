import { Card } from "#app/ui/card";
import { Time } from "#app/ui/time";
import type { toHistory } from "./view-model";

/** The history of a goal, for both readers. */
export function History({ history, zone }: { history: ReturnType<typeof toHistory>; zone: string }) {
  return (
    <Card className="print:hidden">
      <details>
        <summary className="font-semibold">What changed, and when ({history.length})</summary>
        <ol className="mt-3 grid gap-3">
          {history.map(({ id, byName, at, sentences }) => (
            <li key={id}>
              <p className="text-[13.5px] text-ink-3">
                {byName}, <Time value={at} zone={zone} show="minute" />
              </p>
              <ul className="text-[14px] text-ink-2">
                {sentences.map((sentence) => (
                  <li key={sentence} className="break-words">
                    {sentence}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </details>
    </Card>
  );
}
