import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";

const REFRESH_WITHOUT_SCRIPT_SECONDS = 3;

export type RunningWords = {
  /** Before anything is counted. */
  beginning: string;
  /** The unit that is counted, in words: "people written". */
  counted: string;
  /** The effect of leaving the page. */
  leaving: string;
  cancel: string;
};

/** The progress of a job, with a way to cancel it. */
export function Running({
  words,
  progress: { done, total },
  cancelRequested,
}: {
  words: RunningWords;
  progress: { done: number; total: number };
  cancelRequested: boolean;
}) {
  return (
    <Card>
      <noscript>
        <meta httpEquiv="refresh" content={String(REFRESH_WITHOUT_SCRIPT_SECONDS)} />
      </noscript>
      <div className="grid max-w-[520px] gap-3">
        <p id="progress-words" role="status">
          {cancelRequested
            ? "Being cancelled …"
            : total === 0
              ? words.beginning
              : `${done} of ${total} ${words.counted}`}
        </p>
        <progress className="w-full" aria-labelledby="progress-words" {...(total > 0 && { value: done, max: total })} />
        <p className="text-ink-2">{words.leaving}</p>
        <Form method="post">
          <Button disabled={cancelRequested}>{words.cancel}</Button>
        </Form>
      </div>
    </Card>
  );
}
