import type { AgendaPoint, PointKind } from "#app/features/growth/domain/agenda";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import { TextLink } from "#app/ui/text-link";

const KIND_WORDS: Record<PointKind, string> = {
  "follow-up-overdue": "overdue follow-up",
  disagreement: "different ratings",
  "goal-overdue": "overdue goal",
  gap: "no goal yet",
  feedback: "feedback",
  "goal-silent": "quiet goal",
  evidence: "evidence",
  "follow-up": "follow-up",
};

type Props = {
  point: AgendaPoint;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  /** The owner of the plan, if not the reader. */
  planOf: string | undefined;
};

/** One point of the agenda: title, reason, link, room for notes on paper, and buttons to move it. */
export function Point({ point, number, isFirst, isLast, planOf }: Props) {
  const isLate = point.kind === "follow-up-overdue" || point.kind === "goal-overdue";
  return (
    <div className="flex gap-3">
      <span aria-hidden="true" className="w-6 shrink-0 text-right text-ink-3 tabular-nums">
        {number}.
      </span>
      <div className="min-w-0 grow">
        <p className="font-semibold break-words">
          {point.title} <Badge tone={isLate ? "warning" : "neutral"}>{KIND_WORDS[point.kind]}</Badge>
        </p>
        <p className="max-w-[78ch] break-words text-ink-2">
          <span className="sr-only">Why it is here: </span>
          {point.why} <Way point={point} planOf={planOf} />
        </p>
        <div aria-hidden="true" className="hidden h-14 print:block" />
      </div>
      <Form method="post" preventScrollReset className="flex shrink-0 gap-1 self-start max-sm:flex-col print:hidden">
        <input type="hidden" name="key" value={point.key} />
        <Button size="small" name="intent" value="up" disabled={isFirst} aria-label={`Move up: ${point.title}`}>
          <span aria-hidden="true">↑</span>
        </Button>
        <Button size="small" name="intent" value="down" disabled={isLast} aria-label={`Move down: ${point.title}`}>
          <span aria-hidden="true">↓</span>
        </Button>
      </Form>
    </div>
  );
}

function Way({ point, planOf }: { point: AgendaPoint; planOf: string | undefined }) {
  const [to, words] = WAYS[point.kind](point.about ?? "", planOf);
  return (
    <TextLink to={to} className="whitespace-nowrap print:hidden">
      {words}
    </TextLink>
  );
}

const goal = (id: string) => [paths.goal(id), "The goal"] as const;
const checkIn = (id: string) => [paths.checkIn(id), "The check-in"] as const;

const WAYS: Record<PointKind, (about: string, planOf: string | undefined) => readonly [string, string]> = {
  "follow-up-overdue": checkIn,
  "follow-up": checkIn,
  "goal-overdue": goal,
  "goal-silent": goal,
  disagreement: (id) => [paths.competency(id), "What the ladder asks"],
  gap: (id, planOf) => [paths.newGoal({ person: planOf, competency: id }), "Add goal"],
  feedback: (id) => [paths.feedbackRequest(id), "The answers"],
  evidence: (_, planOf) =>
    planOf === undefined
      ? [paths.evidence(), "My evidence"]
      : [paths.sharedEvidence({ person: planOf }), "What is shared with me"],
};
