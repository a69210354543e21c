import type { RatingAnswer } from "#app/features/assessment/domain/rating-answer";
import type { CompetencyView, RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { Time } from "#app/ui/time";
import { EvidenceTitle } from "./evidence-field";
import { PrivateNoteField } from "./private-note-field";
import { SaveStatus } from "./save-status";
import { useIsAlive } from "./use-autosave-queue";
import { useRatingQueue } from "./use-rating-queue";

/**
 * The submitted side, or what was left when the cycle closed: to read, and to withdraw until the other side is
 * submitted.
 */
export function SubmittedSheet({ view, answer }: { view: RatingSheetView; answer: RatingAnswer | null }) {
  return (
    <div className="grid max-w-[860px] gap-8 print:max-w-none print:gap-4">
      <Standing view={view} />
      {view.privateNote && <PrivateNoteForm view={view} answer={answer} />}
      {view.categories.map((category) => (
        <section key={category.id} aria-labelledby={`${category.id}-heading`}>
          <h2 id={`${category.id}-heading`} className="mb-3">
            {category.name}
          </h2>
          <Card className="grid gap-5 print:grid-cols-2 print:gap-x-8 print:gap-y-3 print:p-4">
            {category.competencies.map((competency) => (
              <SubmittedRating key={competency.id} competency={competency} />
            ))}
          </Card>
        </section>
      ))}
    </div>
  );
}

function Standing({ view }: { view: RatingSheetView }) {
  const { assessmentId, side, kind, state, submittedAt, bothIn, zone, subjectName } = view;
  if (state === "closed") {
    return (
      <Notice tone="warning" title="The cycle closed before this was submitted">
        <p>What you wrote is kept, and only you see it.</p>
      </Notice>
    );
  }
  const other = side === "self" ? "your manager’s review" : `${subjectName}’s self-assessment`;
  return (
    <Notice tone="success">
      <p>
        <strong className="font-semibold">Submitted</strong>
        {submittedAt && (
          <>
            {" on "}
            <Time value={submittedAt} zone={zone} show="minute" />
          </>
        )}
        .{" "}
        {kind === "ad-hoc"
          ? "Only you see it until you share it."
          : bothIn
            ? "Both sides are in."
            : `It stays hidden until ${other} is in too.`}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {kind === "ad-hoc" && <ButtonLink to={paths.result(assessmentId)}>See the result</ButtonLink>}
        {kind === "cycle" && bothIn && <ButtonLink to={paths.comparison(assessmentId)}>Compare</ButtonLink>}
        {kind === "cycle" && !bothIn && (
          <Form method="post">
            <Button name="intent" value="withdraw">
              Take back
            </Button>
          </Form>
        )}
      </div>
    </Notice>
  );
}

function PrivateNoteForm({ view, answer }: { view: RatingSheetView; answer: RatingAnswer | null }) {
  const queue = useRatingQueue({ ...view, categories: [] }, answer);
  const isAlive = useIsAlive();
  return (
    <Form
      method="post"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        queue.sendAll();
      }}
    >
      <PrivateNoteField queue={queue} zone={view.zone} seenBy={view.privateNoteSeenBy} />
      <SaveStatus queue={queue} />
      {!isAlive && (
        <div>
          <Button name="intent" value="save">
            Save note
          </Button>
        </div>
      )}
    </Form>
  );
}

function SubmittedRating({ competency }: { competency: CompetencyView }) {
  const { name, content, levels, evidence } = competency;
  const step = levels.find(({ level }) => String(level) === content.rating);
  const seen = levels.flatMap(({ criteria }) => criteria ?? []).filter(({ id }) => content.criteria.includes(id));
  return (
    <div className="break-inside-avoid">
      <h3>{name}</h3>
      <p>
        {step ? (
          <>
            <strong className="font-semibold">{`${step.level} ${step.name}`}</strong>{" "}
            <span className="text-ink-2">{step.descriptor}</span>
          </>
        ) : (
          <span className="text-ink-2">{content.rating === "0" ? "Not observed" : "Not rated"}</span>
        )}
      </p>
      {seen.length > 0 && (
        <ul aria-label="Criteria seen" className="mt-1 list-disc pl-5 text-ink-2">
          {seen.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      {content.note && <p className="mt-1 break-words whitespace-pre-wrap">{content.note}</p>}
      {evidence.length > 0 && (
        <ul aria-label="Evidence" className="mt-2 flex flex-wrap gap-2">
          {evidence.map((item) => (
            <li key={item.id} className="max-w-full rounded-full bg-accent-soft px-3 py-0.5 text-[13.5px]">
              <EvidenceTitle item={item} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
