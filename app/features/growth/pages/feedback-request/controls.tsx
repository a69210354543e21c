import { UNNAMED_FROM } from "#app/features/growth/domain/feedback";
import { countInWords, joinWords } from "#app/kernel/words";
import { Button } from "#app/ui/button";
import { Confirm } from "#app/ui/confirm";
import { Form } from "#app/ui/forms/form";

type View = {
  named: boolean;
  isClosed: boolean;
  answers: number;
  colleagues: { id: string; name: string }[];
  sharedWith: { id: string; name: string } | null;
  manager: { id: string; name: string } | null;
};

/** The asker's actions: close the request, share the answers with their manager. */
export function Controls({ view }: { view: View }) {
  const { named, isClosed, answers, colleagues, sharedWith, manager } = view;
  const isTooFew = !named && answers < UNNAMED_FROM;
  return (
    <>
      <p className="mt-4 max-w-[72ch] text-[13.5px] text-ink-2">
        You asked {joinWords(colleagues.map(({ name }) => name))}.{!named && " Who of them has answered is not shown."}
      </p>
      <div className="mt-4 flex flex-wrap items-start gap-2 print:hidden">
        {!isClosed && (
          <Confirm label={named ? "Close the request" : "Close it and read the answers"}>
            <p className="max-w-[62ch]">
              Nobody can answer after that, and it cannot be opened again.{" "}
              {isTooFew &&
                `There are fewer than ${countInWords(UNNAMED_FROM)} answers now: closed like this, they stay unread for good.`}
            </p>
            <Form method="post">
              <Button name="intent" value="close">
                Close it
              </Button>
            </Form>
          </Confirm>
        )}
        {sharedWith ? (
          <Form method="post">
            <Button name="intent" value="unshare">
              Stop showing it to {sharedWith.name}
            </Button>
          </Form>
        ) : (
          manager &&
          !(isClosed && isTooFew) && (
            <Form method="post">
              <Button name="intent" value="share">
                Show the answers to {manager.name}
              </Button>
            </Form>
          )
        )}
      </div>
    </>
  );
}
