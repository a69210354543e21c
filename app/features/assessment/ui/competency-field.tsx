import { memo, useRef } from "react";
import type { TypedEvidence, UnsavedCompetency } from "#app/features/assessment/domain/rating-answer";
import {
  anchorOf,
  fieldNames,
  orderCriteria,
  type RatingContent,
} from "#app/features/assessment/domain/rating-content";
import type { CompetencyView, RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { paths } from "#app/paths";
import { useAfterPaint } from "#app/ui/use-after-paint";
import type { AutosaveQueue } from "./autosave/queue";
import { ConflictNotice } from "./conflict-notice";
import { knownCriteria } from "./criteria-file";
import { CriteriaSeen } from "./criteria-seen";
import { EvidenceField } from "./evidence-field";
import { LookAgainNotice } from "./look-again-notice";
import { NoteField } from "./note-field";
import { ProficiencyOptions } from "./proficiency-options";
import { TargetDisclosure } from "./target-disclosure";
import { useIsAlive, useSlot } from "./use-autosave-queue";
import { useEarlyInput } from "./use-rating-queue";

type Props = {
  queue: AutosaveQueue;
  competency: CompetencyView;
  sheet: Pick<RatingSheetView, "assessmentId" | "side" | "zone" | "targetName" | "ladderVersionId">;
  showTarget: boolean;
  showAllCriteria: boolean;
  typedEvidence: TypedEvidence | null;
  /** A choice that could not be saved. */
  unsaved: UnsavedCompetency | null;
};

/** One competency to rate. It re-renders only when its own part of the queue changes. */
export const CompetencyField = memo(function CompetencyField(props: Props) {
  const { queue, competency, sheet } = props;
  const { id, name, levels } = competency;
  const root = useRef<HTMLFieldSetElement>(null);
  const slot = useSlot(queue, id);
  const isAlive = useIsAlive();
  useEarlyInput(queue, id, root);
  const content = slot.draft as RatingContent;
  // The criteria of a choice move what is below them: the choice itself is on the screen before.
  const drawn = useAfterPaint(content.rating);
  const names = fieldNames(id);
  const change = (part: Partial<RatingContent>, when: "once-drawn" | "after-a-pause" = "once-drawn") =>
    queue.edit(id, { ...content, ...part }, when);
  const toggle = (criterionId: string) => {
    const { criteria } = content;
    const next = criteria.includes(criterionId)
      ? criteria.filter((each) => each !== criterionId)
      : [...criteria, criterionId];
    const known = knownCriteria(sheet.ladderVersionId, id);
    const steps = levels.map(({ level, criteria }) => ({ criteria: criteria ?? known?.[level] ?? [] }));
    change({ criteria: orderCriteria(steps, next) });
  };
  return (
    <fieldset
      ref={root}
      id={anchorOf(id)}
      data-competency={id}
      tabIndex={-1}
      className="rating-card min-w-0 scroll-mt-6 rounded-[10px] border border-line bg-card p-5 outline-none max-lg:scroll-mt-20 max-sm:p-4"
    >
      <legend className="float-left mb-1.5 w-full">
        <h3 className="text-[19px] leading-snug tracking-[-0.01em]">{name}</h3>
      </legend>
      <p className="clear-both mb-3.5 max-w-[75ch] text-ink-2">
        {competency.meaning}{" "}
        <a
          href={paths.competency(id, undefined, { version: sheet.ladderVersionId })}
          target="_blank"
          rel="noreferrer"
          className="text-accent underline underline-offset-2 print:hidden"
        >
          All criteria and examples
          <span className="sr-only"> of {name} (opens in a new tab)</span>
        </a>
      </p>
      {competency.lookAgain && content.rating === competency.content.rating && (
        <LookAgainNotice competencyId={id} lookAgain={competency.lookAgain} isRated={content.rating !== ""} />
      )}
      {slot.conflict && (
        <ConflictNotice
          partId={id}
          savedAt={slot.conflict.savedAt}
          zone={sheet.zone}
          mine={<ContentSummary content={content} competency={competency} />}
          theirs={<ContentSummary content={slot.conflict.content as RatingContent} competency={competency} />}
          choose={(choice) => {
            queue.choose(id, choice);
            root.current?.focus();
          }}
        />
      )}
      {slot.stopped?.kind === "refused" && (
        <p role="alert" className="mb-3 font-medium text-danger">
          Not saved: {slot.stopped.message}
        </p>
      )}
      <ProficiencyOptions
        competencyId={id}
        levels={levels}
        chosen={content.rating}
        onChoose={(rating) => change({ rating })}
      />
      <CriteriaSeen
        versionId={sheet.ladderVersionId}
        competencyId={id}
        levels={levels}
        unsaved={props.unsaved}
        chosen={drawn}
        showAll={props.showAllCriteria}
        seen={content.criteria}
        onToggle={toggle}
      />
      <div className="mt-4 grid gap-3">
        <NoteField
          id={`note-${id}`}
          name={names.note}
          label="Note"
          value={content.note}
          onChange={(note) => change({ note }, "after-a-pause")}
        />
        <EvidenceField
          assessmentId={sheet.assessmentId}
          side={sheet.side}
          competency={competency}
          evidence={competency.evidence}
          typed={props.typedEvidence}
        />
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <TargetDisclosure target={competency.target} targetName={sheet.targetName} open={props.showTarget} />
          {isAlive && drawn !== "" && (
            <button
              type="button"
              onClick={() => change({ rating: "" })}
              className="text-[13.5px] text-ink-2 underline underline-offset-2"
            >
              Clear this rating
            </button>
          )}
        </div>
      </div>
      <input type="hidden" name={names.version} value={slot.conflict?.version ?? slot.version} />
    </fieldset>
  );
});

function ContentSummary({ content, competency }: { content: RatingContent; competency: CompetencyView }) {
  const step = competency.levels.find(({ level }) => String(level) === content.rating);
  const title = content.rating === "" ? "Not rated" : step ? `${step.level} ${step.name}` : "0 Not observed";
  const seen = content.criteria.length;
  return (
    <>
      <p className="font-semibold">{title}</p>
      {seen > 0 && (
        <p>
          {seen} {seen === 1 ? "criterion" : "criteria"} seen
        </p>
      )}
      <p className="whitespace-pre-wrap">{content.note || <span className="text-ink-2">No note</span>}</p>
    </>
  );
}
