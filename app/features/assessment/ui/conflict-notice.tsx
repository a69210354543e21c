import type { ReactNode } from "react";
import { Button } from "#app/ui/button";
import { Time } from "#app/ui/time";

/** Two versions of the same part, side by side: the person chooses. Without JavaScript the buttons post the form. */
export function ConflictNotice({
  partId,
  savedAt,
  zone,
  mine,
  theirs,
  choose,
}: {
  partId: string;
  savedAt: string | null;
  zone: string;
  mine: ReactNode;
  theirs: ReactNode;
  choose: (choice: "mine" | "theirs") => void;
}) {
  return (
    <div role="alert" className="my-3 rounded-lg border-l-4 border-warn bg-warn-soft px-4 py-3">
      <p className="font-semibold">This was changed elsewhere while you worked on it here. Which one is right?</p>
      <div className="mt-2 grid gap-x-6 gap-y-3 md:grid-cols-2">
        <Version title="In this tab" content={mine}>
          <Button size="small" name="intent" value="save" onClick={(event) => pick(event, () => choose("mine"))}>
            Keep what is in this tab
          </Button>
        </Version>
        <Version
          title={
            <>
              Saved elsewhere
              {savedAt && (
                <>
                  {" on "}
                  <Time value={new Date(savedAt)} zone={zone} show="minute" />
                </>
              )}
            </>
          }
          content={theirs}
        >
          <Button
            size="small"
            name="intent"
            value={`take-saved.${partId}`}
            onClick={(event) => pick(event, () => choose("theirs"))}
          >
            Take the one saved elsewhere
          </Button>
        </Version>
      </div>
    </div>
  );
}

function pick(event: React.MouseEvent, choose: () => void): void {
  event.preventDefault();
  choose();
}

function Version({ title, content, children }: { title: ReactNode; content: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <p className="text-[13.5px] text-ink-2">{title}</p>
      <div className="min-w-0 grow break-words">{content}</div>
      {children}
    </div>
  );
}
