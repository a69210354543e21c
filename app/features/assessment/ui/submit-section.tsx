import { type ReactNode, useEffect, useRef } from "react";
import { anchorOf } from "#app/features/assessment/domain/rating-content";
import type { CategoryView } from "#app/features/assessment/domain/rating-sheet";
import { countInWords } from "#app/kernel/words";
import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import type { AutosaveQueue } from "./autosave/queue";
import { useDerived, useIsAlive } from "./use-autosave-queue";
import { isRated } from "./use-rating-queue";

/** The end of the form. Asked to submit with something unrated, it names it, and its button submits anyway. */
export function SubmitSection({
  queue,
  categories,
  label,
  isAsking,
  problem,
  children,
}: {
  queue: AutosaveQueue;
  categories: CategoryView[];
  label: string;
  isAsking: boolean;
  problem: string | null;
  children: ReactNode;
}) {
  const competencies = categories.flatMap((category) => category.competencies);
  const unratedIds = useDerived(queue, () =>
    competencies
      .filter(({ id }) => !isRated(queue.get(id)))
      .map(({ id }) => id)
      .join(),
  );
  const isAlive = useIsAlive();
  const alert = useRef<HTMLDivElement>(null);
  const unrated = competencies.filter(({ id }) => unratedIds.split(",").includes(id));
  // Competencies that were confirmed or rated again have left the server's list.
  const toLookAt = competencies.filter(
    ({ id, lookAgain, content }) =>
      lookAgain !== null && isRated(queue.get(id)) && queue.get(id).draft.rating === content.rating,
  );
  const asks = isAsking && unrated.length + toLookAt.length > 0;
  useEffect(() => {
    if (!isAsking && !problem) return;
    alert.current?.focus({ preventScroll: true });
    alert.current?.closest("section")?.scrollIntoView({ block: "start" });
  }, [isAsking, problem]);
  return (
    <section id="submit" aria-labelledby="submit-heading" className="scroll-mt-6 max-lg:scroll-mt-20">
      <h2 id="submit-heading">Submit</h2>
      <p className="mt-1 mb-3 max-w-[75ch] text-ink-2">{children}</p>
      <div ref={alert} tabIndex={-1} className="outline-none">
        {problem && (
          <Notice tone="error" role="alert" className="mb-3">
            {problem}
          </Notice>
        )}
        {asks && toLookAt.length > 0 && (
          <Notice
            tone="warning"
            role="alert"
            title={
              toLookAt.length === 1
                ? "One rating needs another look"
                : `${capitalised(toLookAt.length)} ratings need another look`
            }
            className="mb-3"
          >
            <ul className="my-1.5 flex flex-wrap gap-x-4 gap-y-1">
              {toLookAt.map(({ id, name }) => (
                <li key={id}>
                  <a href={`#${anchorOf(id)}`} className="text-accent underline underline-offset-2">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
            <p>Their criteria changed since. Say that they still hold, rate them again, or submit as it is below.</p>
          </Notice>
        )}
        {asks && unrated.length > 0 && (
          <Notice
            tone="warning"
            role="alert"
            title={`${unrated.length === 1 ? "One competency is" : `${capitalised(unrated.length)} competencies are`} not rated yet`}
            className="mb-3"
          >
            <ul className="my-1.5 flex flex-wrap gap-x-4 gap-y-1">
              {unrated.map(({ id, name }) => (
                <li key={id}>
                  <a href={`#${anchorOf(id)}`} className="text-accent underline underline-offset-2">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
            <p>
              What is left unrated stays out of every number. Rate it, say “Not observed”, or submit as it is with the
              button below.
            </p>
          </Notice>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" name="intent" value={asks ? "submit-unrated" : "submit"} formAction="#submit">
          {label}
        </Button>
        {!isAlive && (
          <Button name="intent" value="save">
            Save draft
          </Button>
        )}
      </div>
    </section>
  );
}

function capitalised(count: number): string {
  const words = countInWords(count);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
