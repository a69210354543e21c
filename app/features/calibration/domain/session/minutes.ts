import { findCompetency, findRole, stepOf } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { BoardSubject, CellDecision } from "./board-subject";

/** One decision in the minutes. Levels are in words ("4 Leading across teams", "no rating"). */
export type MinutesDecision = {
  person: string;
  role: string;
  manager: string;
  competency: string;
  before: string;
  after: string;
  outcome: "kept" | "changed";
  reason: string;
  by: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Counted up within one rating; the last one stands. */
  revision: number;
  stands: boolean;
};

/** The minutes of a session: plain data, the same for the same session and reader. */
export type Minutes = {
  name: string;
  cycle: string;
  group: string;
  ladder: string;
  openedAt: string;
  closedAt: string;
  releasedAt: string | null;
  members: { name: string; isChair: boolean }[];
  people: number;
  changed: number;
  kept: number;
  /** Everyone with a decision, by name; within a person in the order of the ladder. */
  decisions: MinutesDecision[];
  /** The reader is in the session: what is about them is not in their minutes. */
  isWithoutReader: boolean;
};

type MinutesFacts = {
  session: {
    name: string;
    cycle: string;
    group: string;
    createdAt: Date;
    closedAt: Date | null;
    releasedAt: Date | null;
    members: readonly { name: string; isChair: boolean }[];
  };
  ladder: Ladder;
  /** By name, without the reader, like the decisions. */
  subjects: readonly BoardSubject[];
  decisions: readonly CellDecision[];
  isWithoutReader: boolean;
};

/** The minutes of a closed session. What members said in discussion is not in them. */
export function buildMinutes({ session, ladder, subjects, decisions, isWithoutReader }: MinutesFacts): Minutes {
  const newest = new Map<string, number>();
  const cellOf = ({ assessmentId, competencyId }: CellDecision) => `${assessmentId} ${competencyId}`;
  for (const decision of decisions) {
    newest.set(cellOf(decision), Math.max(decision.revision, newest.get(cellOf(decision)) ?? 0));
  }
  const order = new Map(ladder.categories.flatMap(({ competencies }) => competencies).map((id, index) => [id, index]));
  const rows = subjects.flatMap((subject) =>
    decisions
      .filter(({ assessmentId }) => assessmentId === subject.assessmentId)
      .sort((a, b) => (order.get(a.competencyId) ?? 0) - (order.get(b.competencyId) ?? 0) || a.revision - b.revision)
      .map(
        (decision): MinutesDecision => ({
          person: subject.person.name,
          role: findRole(ladder, subject.roleId)?.name ?? subject.roleId,
          manager: subject.manager?.name ?? "",
          competency: findCompetency(ladder, decision.competencyId)?.name ?? decision.competencyId,
          before: nameLevel(ladder, decision.before),
          after: nameLevel(ladder, decision.after),
          outcome: decision.before === decision.after ? "kept" : "changed",
          reason: decision.reason,
          by: decision.decidedBy.name,
          at: decision.decidedAt.toISOString(),
          revision: decision.revision,
          stands: decision.revision === newest.get(cellOf(decision)),
        }),
      ),
  );
  const standing = rows.filter(({ stands }) => stands);
  const changed = standing.filter(({ outcome }) => outcome === "changed").length;
  return {
    name: session.name,
    cycle: session.cycle,
    group: session.group,
    ladder: `${ladder.name} ${ladder.version}`,
    openedAt: session.createdAt.toISOString(),
    closedAt: (session.closedAt ?? session.createdAt).toISOString(),
    releasedAt: session.releasedAt?.toISOString() ?? null,
    members: session.members.map(({ name, isChair }) => ({ name, isChair })),
    people: subjects.length,
    changed,
    kept: standing.length - changed,
    decisions: rows,
    isWithoutReader,
  };
}

function nameLevel(ladder: Ladder, level: number | null): string {
  if (level === null) return "no rating";
  const name = stepOf(ladder, level)?.name;
  return name ? `${level} ${name}` : String(level);
}
