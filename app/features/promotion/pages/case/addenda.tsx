import { type ComponentProps, type ComponentType, lazy, Suspense } from "react";
import type { Addendum } from "#app/features/promotion/data/promotion";
import { Words } from "#app/features/promotion/ui/words";
import type { FormattedText } from "#app/kernel/formatted-text";
import type { ReaderNames } from "#app/policy/text-kinds";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import type { FormAnswer } from "#app/ui/forms/use-form";
import { Time } from "#app/ui/time";
import { AddForm } from "./add-form";

type Props = {
  addenda: (Omit<Addendum, "text"> & { text: FormattedText })[];
  mayAdd: boolean;
  zone: string;
  lastResult: FormAnswer;
  readers: ReaderNames;
};

/** Few who read a case add to it: what checks the form comes for those alone. */
const Adding: ComponentType<ComponentProps<typeof AddForm>> = import.meta.env.SSR
  ? AddForm
  : lazy(async () => ({ default: (await import("./add-form")).AddForm }));

/** What was added after the submission, each marked as such. */
export function Addenda({ addenda, mayAdd, zone, lastResult, readers }: Props) {
  if (addenda.length === 0 && !mayAdd) return null;
  return (
    <Card className={addenda.length === 0 ? "mt-4 print:hidden" : "mt-4"}>
      <section aria-labelledby="addenda-heading">
        <h2 id="addenda-heading" className="mb-2">
          Added after the submission
        </h2>
        <ul className="grid gap-4">
          {addenda.map(({ id, text, author, createdAt }) => (
            <li key={id}>
              <p className="mb-1 text-[13.5px] text-ink-2">
                <Badge tone="warning">Addition</Badge> {author}, <Time value={createdAt} zone={zone} show="minute" />
              </p>
              <Words empty="">{text}</Words>
            </li>
          ))}
        </ul>
        {mayAdd && (
          <Suspense fallback={null}>
            <Adding key={addenda.length} lastResult={lastResult} readers={readers} />
          </Suspense>
        )}
      </section>
    </Card>
  );
}
