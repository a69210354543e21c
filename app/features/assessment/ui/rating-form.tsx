import { useSearchParams, useSubmit } from "@remix-run/react";
import { type FormEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import type { RatingAnswer } from "#app/features/assessment/domain/rating-answer";
import { anchorOf, CONFIRM_LOOK } from "#app/features/assessment/domain/rating-content";
import type { RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import type { FlushOutcome } from "./autosave/queue";
import { CompetencyField } from "./competency-field";
import { useCriteriaFile } from "./criteria-file";
import { describeKeys, handleRatingKey } from "./keyboard";
import { PrivateNoteField } from "./private-note-field";
import { ProgressPanel, sectionId } from "./progress-panel";
import { SaveStatus } from "./save-status";
import { SubmitSection } from "./submit-section";
import { useCurrentSection } from "./use-current-section";
import { competenciesOf, useRatingQueue } from "./use-rating-queue";

const PROBLEMS: Record<Exclude<FlushOutcome, "saved">, string> = {
  unreachable: "Not submitted: there is no connection. Your ratings are kept in this tab; try again in a moment.",
  conflict: "Not submitted: something was changed elsewhere. Choose above which version is right, then submit.",
  stopped: "Not submitted: something is not saved. See the note beside it.",
};
const EVIDENCE_LEFT = "Not submitted: there is evidence that is typed and not added yet. Add it, or clear its fields.";

/** Every competency of one side on one page. It saves itself as one goes; without JavaScript its buttons save. */
export function RatingForm({ view, answer }: { view: RatingSheetView; answer: RatingAnswer | null }) {
  const queue = useRatingQueue(view, answer);
  useCriteriaFile(view.ladderVersionId);
  const [search] = useSearchParams();
  const [showTargets, setShowTargets] = useState(search.get("target") === "shown");
  const [showAllCriteria, setShowAllCriteria] = useState(search.get("criteria") === "all");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const current = useCurrentSection(view.categories.map(({ id }) => sectionId(id)));
  const label = view.side === "self" ? "Submit self-assessment" : "Submit review";

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const intent = button?.value ?? "save";
    const outcome = await queue.flush();
    if (intent === "save") return;
    const typedEvidence = form.current?.querySelectorAll<HTMLInputElement>('input[name^="evidence-title."]') ?? [];
    const left = [...typedEvidence].find((input) => input.value.trim() !== "");
    if (outcome !== "saved") return setProblem(PROBLEMS[outcome]);
    if (left && !intent.startsWith(CONFIRM_LOOK)) {
      left.focus();
      return setProblem(EVIDENCE_LEFT);
    }
    setProblem(null);
    // Everything is saved, part by part: what is left to say is which button it was.
    submit({ intent }, { method: "post", preventScrollReset: true });
  }

  return (
    <div className="grid gap-8 lg:grid-cols-[230px_minmax(0,800px)] max-lg:gap-4">
      <ProgressPanel
        queue={queue}
        categories={view.categories}
        current={current?.replace(/^category-/, "") ?? null}
        status={
          <div className="text-[13px]">
            <SaveStatus queue={queue} />
            <p className="text-ink-3 max-lg:hidden">
              {view.kind === "ad-hoc" ? "Only you see this." : "Only you see this until both sides are in."}
            </p>
          </div>
        }
        options={
          <>
            <Switch href={showTargets ? "?" : "?target=shown"} onSwitch={() => setShowTargets(!showTargets)}>
              {showTargets ? "Hide all targets" : "Show all targets"}
            </Switch>
            <Switch
              href={showAllCriteria ? "?" : "?criteria=all"}
              onSwitch={() => setShowAllCriteria(!showAllCriteria)}
            >
              {showAllCriteria ? "Criteria of my rating only" : "Show all criteria"}
            </Switch>
            <Keyboard steps={view.categories[0]?.competencies[0]?.levels.length ?? 0} />
          </>
        }
      />
      <Form
        method="post"
        ref={form}
        onSubmit={(event) => void onSubmit(event)}
        onKeyDown={handleRatingKey}
        autoComplete="off"
        className="grid gap-8"
      >
        {/* Enter in a field presses the first button of a form: this one only saves. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
          Save draft
        </button>
        {answer?.message && (
          <Notice tone="warning" role="alert">
            {answer.message}
            <ul className="flex flex-wrap gap-x-4">
              {competenciesOf(view)
                .filter(({ id }) => answer.unsaved[id] || answer.evidence[id])
                .map(({ id, name }) => (
                  <li key={id}>
                    <a href={`#${anchorOf(id)}`} className="text-accent underline underline-offset-2">
                      {name}
                    </a>
                  </li>
                ))}
            </ul>
          </Notice>
        )}
        {view.privateNote && <PrivateNoteField queue={queue} zone={view.zone} seenBy={view.privateNoteSeenBy} />}
        {view.categories.map((category) => (
          <section
            key={category.id}
            id={sectionId(category.id)}
            aria-labelledby={`${sectionId(category.id)}-heading`}
            className="scroll-mt-6 max-lg:scroll-mt-20"
          >
            <h2 id={`${sectionId(category.id)}-heading`} className="mb-3 text-[22px]">
              {category.name}
            </h2>
            <div className="grid gap-4">
              {category.competencies.map((competency) => (
                <CompetencyField
                  key={competency.id}
                  queue={queue}
                  competency={competency}
                  sheet={view}
                  showTarget={showTargets}
                  showAllCriteria={showAllCriteria}
                  typedEvidence={answer?.evidence[competency.id] ?? null}
                  unsaved={answer?.unsaved[competency.id] ?? null}
                />
              ))}
            </div>
          </section>
        ))}
        <SubmitSection
          queue={queue}
          categories={view.categories}
          label={label}
          isAsking={answer?.isAsking ?? false}
          problem={problem}
        >
          {explainSubmitting(view)}
        </SubmitSection>
      </Form>
    </div>
  );
}

function explainSubmitting({ side, kind, subjectName, reviewerName }: RatingSheetView): string {
  if (kind === "ad-hoc")
    return "It is then done, with its result. Only you see it until you share it with your manager.";
  if (side === "self") {
    const reviewer = reviewerName ?? "your manager";
    return `You and ${reviewer} see each other’s ratings once you’ve both submitted. Until then you can undo this. ${SEEN_IN_CALIBRATION}`;
  }
  return `You and ${subjectName} see each other’s ratings and notes once you’ve both submitted. Until then you can undo this. Your private note stays private. ${SEEN_IN_CALIBRATION}`;
}

/** Other possible readers, named before the user submits. */
const SEEN_IN_CALIBRATION =
  "From then on a calibration session may compare it: its members see the ratings and the evidence beside them, and never the notes.";

/** A link that shows something more; with JavaScript it does so in place. */
function Switch({ href, onSwitch, children }: { href: string; onSwitch: () => void; children: ReactNode }) {
  return (
    <a
      href={href}
      className="text-accent underline underline-offset-2"
      onClick={(event: MouseEvent) => {
        event.preventDefault();
        onSwitch();
      }}
    >
      {children}
    </a>
  );
}

function Keyboard({ steps }: { steps: number }) {
  return (
    <details className="max-lg:hidden">
      <summary className="w-fit text-accent underline underline-offset-2">Keyboard</summary>
      <dl className="mt-1 grid gap-1">
        {describeKeys(steps).map(({ keys, does }) => (
          <div key={keys}>
            <dt className="font-semibold">{keys}</dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
