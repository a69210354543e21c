import { type KeyboardEvent, memo, useRef, useState } from "react";
import type { TypedEvidence } from "#app/features/assessment/domain/rating-answer";
import { fieldNames, MAX_LINK_LENGTH, MAX_TITLE_LENGTH } from "#app/features/assessment/domain/rating-content";
import type { EvidenceView } from "#app/features/assessment/domain/rating-sheet";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Day } from "#app/ui/day";
import { isSignedOut, postPart } from "./autosave/transport";

type Props = {
  assessmentId: string;
  side: string;
  competency: { id: string; name: string };
  evidence: EvidenceView[];
  /** Evidence of an earlier post that could not be added. */
  typed: TypedEvidence | null;
};

type Answer = { ok: true; evidence?: EvidenceView } | { ok: false; message: string };

const NOT_SENT = "Not sent: there is no connection. What you typed is still here, try again in a moment.";
const SIGNED_OUT = "Not sent: your session has ended. Sign in again in another tab, then try again.";

/** Evidence beside a rating: what is there, and a small form to add to it. Without JavaScript its buttons post the page. */
export const EvidenceField = memo(function EvidenceField({ assessmentId, side, competency, evidence, typed }: Props) {
  const [added, setAdded] = useState<EvidenceView[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState(typed?.problem ?? null);
  const [isBusy, setBusy] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const names = fieldNames(competency.id);
  const known = new Set(evidence.map(({ id }) => id));
  const items = [...evidence, ...added.filter(({ id }) => !known.has(id))].filter(({ id }) => !removed.includes(id));

  async function post(intent: string, fields: Record<string, string>): Promise<Answer> {
    setBusy(true);
    const url = paths.saveRating(assessmentId);
    const response = await postPart(url, Object.entries({ side, intent, competency: competency.id, ...fields }));
    setBusy(false);
    if (!response) return { ok: false, message: NOT_SENT };
    if (isSignedOut(response)) return { ok: false, message: SIGNED_OUT };
    return response.json().catch((): Answer => ({ ok: false, message: "This is no longer yours to change." }));
  }

  const input = (name: string) => root.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);

  async function add() {
    if (isBusy) return;
    const inputs = [input(names.evidenceTitle), input(names.evidenceLink), input(names.evidenceDay)];
    const [title = "", link = "", happenedOn = ""] = inputs.map((each) => each?.value);
    const answer = await post("add-evidence", { title, link, happenedOn });
    setProblem(answer.ok ? null : answer.message);
    if (!answer.ok || !answer.evidence) return inputs[0]?.focus();
    setAdded([...added, answer.evidence]);
    for (const each of inputs) if (each) each.value = "";
    inputs[0]?.focus();
  }

  async function remove(id: string) {
    const answer = await post("remove-evidence", { evidence: id });
    setProblem(answer.ok ? null : answer.message);
    if (answer.ok) setRemoved([...removed, id]);
  }

  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void add();
  };

  return (
    <div ref={root}>
      {items.length > 0 && (
        <ul aria-label={`Evidence for ${competency.name}`} className="mb-2 flex flex-wrap gap-2">
          {items.map((item) => (
            <EvidenceChip
              key={item.id}
              item={item}
              competencyId={competency.id}
              onRemove={() => void remove(item.id)}
            />
          ))}
        </ul>
      )}
      <details open={typed !== null || undefined} className="print:hidden">
        <summary className="inline-flex min-h-8 items-center rounded-[7px] border border-line-2 px-2.5 text-[13.5px] hover:bg-accent-soft">
          Attach evidence
        </summary>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in its fields adds, as it would in a form of its own */}
        <div
          onKeyDown={onEnter}
          className="small-fields mt-2 grid gap-x-3 gap-y-2 rounded-lg border border-line p-3.5 sm:grid-cols-2"
        >
          <EvidenceInput
            name={names.evidenceTitle}
            label="What was done"
            maxLength={MAX_TITLE_LENGTH}
            defaultValue={typed?.title}
            isWide
          />
          <EvidenceInput
            name={names.evidenceLink}
            label="Link (optional)"
            type="url"
            maxLength={MAX_LINK_LENGTH}
            defaultValue={typed?.link}
          />
          <EvidenceInput name={names.evidenceDay} label="Day (optional)" type="date" defaultValue={typed?.happenedOn} />
          <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
            <Button
              size="small"
              name="intent"
              value={`add-evidence.${competency.id}`}
              formNoValidate
              onClick={(event) => {
                event.preventDefault();
                void add();
              }}
            >
              Add evidence
            </Button>
          </div>
        </div>
      </details>
      <p role="status" className="mt-1 text-[13.5px] font-medium text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
});

function EvidenceInput({
  name,
  label,
  isWide = false,
  ...rest
}: { name: string; label: string; isWide?: boolean } & React.InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={isWide ? "sm:col-span-2" : undefined}>
      {label}
      <input name={name} {...rest} />
    </label>
  );
}

function EvidenceChip({
  item,
  competencyId,
  onRemove,
}: {
  item: EvidenceView;
  competencyId: string;
  onRemove: () => void;
}) {
  return (
    <li className="relative flex max-w-full items-center gap-1.5 rounded-full bg-accent-soft py-0.5 pr-1 pl-3 text-[13.5px]">
      <EvidenceTitle item={item} />
      <details className="shrink-0">
        <summary
          aria-label={`Remove “${item.title}”…`}
          className="flex size-6 items-center justify-center rounded-full hover:bg-line [&::-webkit-details-marker]:hidden"
        >
          <span aria-hidden="true">×</span>
        </summary>
        <div className="absolute top-full right-0 z-10 mt-1 w-max max-w-72 rounded-lg border border-line-2 bg-card p-3">
          <p className="mb-2">Take this away from here?</p>
          <Button
            size="small"
            look="danger"
            name="intent"
            value={`remove-evidence.${competencyId}.${item.id}`}
            formNoValidate
            onClick={(event) => {
              event.preventDefault();
              onRemove();
            }}
          >
            Remove
          </Button>
        </div>
      </details>
    </li>
  );
}

/** A title, linked where there is a link, with its day. */
export function EvidenceTitle({ item }: { item: Pick<EvidenceView, "title" | "link" | "happenedOn"> }) {
  return (
    <span className="min-w-0 break-words">
      {item.link ? (
        <a href={item.link} target="_blank" rel="noreferrer" className="underline underline-offset-2">
          {item.title}
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
      ) : (
        item.title
      )}
      {item.happenedOn && (
        <>
          , <Day value={item.happenedOn} />
        </>
      )}
    </span>
  );
}
