import type { AttachedEvidence } from "#app/features/assessment/data/evidence";
import { proficiencyOf } from "#app/features/assessment/domain/rating";
import type { Remark } from "#app/features/calibration/data/calibration-remarks";
import { competenciesAsked } from "#app/features/calibration/domain/session/board";
import {
  type BoardSubject,
  type CellDecision,
  isOutdated,
  type RatingsOfSubject,
  ratingsBeforeSession,
  ratingsInSession,
} from "#app/features/calibration/domain/session/board-subject";
import type { Calibration } from "#app/features/calibration/domain/session/calibrated";
import { expectationsByCompetency, findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

export type PersonFacts = {
  ladder: Ladder;
  subject: BoardSubject;
  ratings: RatingsOfSubject;
  earlier: readonly Calibration[];
  /** Per competency the newest last. */
  decisions: readonly CellDecision[];
  remarks: readonly Remark[];
  evidence: readonly AttachedEvidence[];
  /** The competency that is being talked about. */
  chosenId: string | null;
  actorId: string;
};

export type PersonRow = {
  id: string;
  name: string;
  expected: number | null;
  self: number | null;
  manager: number | null;
  agreed: number | null;
  before: number | null;
  standing: number | null;
  decision: "outdated" | "kept" | "changed" | null;
  evidence: number;
  remarks: number;
};

/** One person of the session: their ratings by category, and details of the chosen one. */
export function toPerson(facts: PersonFacts) {
  const { ladder, subject } = facts;
  const asked = competenciesAsked(ladder, subject);
  const before = ratingsBeforeSession(facts.ratings, facts.earlier);
  const newest = new Map(facts.decisions.map((decision) => [decision.competencyId, decision]));
  const standing = ratingsInSession(before, newest.values());
  const role = findRole(ladder, subject.roleId);
  const expectations = role ? expectationsByCompetency(role) : new Map();
  const toRow = (id: string): PersonRow => {
    const decision = newest.get(id);
    return {
      id,
      name: findCompetency(ladder, id)?.name ?? id,
      expected: (expectations.get(id)?.proficiency as number | undefined) ?? null,
      self: proficiencyOf(facts.ratings.self?.get(id)),
      manager: proficiencyOf(facts.ratings.manager?.get(id)),
      agreed: facts.ratings.agreed ? proficiencyOf(facts.ratings.agreed.get(id)) : null,
      before: proficiencyOf(before.get(id)),
      standing: proficiencyOf(standing.get(id)),
      decision: !decision
        ? null
        : isOutdated(decision, before)
          ? "outdated"
          : decision.before === decision.after
            ? "kept"
            : "changed",
      evidence: facts.evidence.filter(({ competencyId }) => competencyId === id).length,
      remarks: facts.remarks.filter(({ competencyId }) => competencyId === id).length,
    };
  };
  const chosenId = facts.chosenId !== null && asked.has(facts.chosenId) ? facts.chosenId : null;
  return {
    name: subject.person.name,
    manager: subject.manager?.name ?? null,
    team: subject.team?.name ?? null,
    role: role?.name ?? subject.roleId,
    target: findRole(ladder, subject.targetRoleId)?.name ?? subject.targetRoleId,
    isFinal: subject.isFinal,
    steps: ladder.proficiencies.map(({ level, name }) => ({ level, name })),
    categories: ladder.categories.flatMap((category) => {
      const ids = category.competencies.filter((id) => asked.has(id));
      return ids.length === 0 ? [] : [{ id: category.id, name: category.name, rows: ids.map(toRow) }];
    }),
    chosen: chosenId === null ? null : toChosen(facts, toRow(chosenId), newest.get(chosenId)),
  };
}

function toChosen(
  { decisions, remarks, evidence, actorId }: PersonFacts,
  row: PersonRow,
  newest: CellDecision | undefined,
) {
  return {
    row,
    revision: newest?.revision ?? 0,
    /** The newest first. */
    decisions: decisions
      .filter(({ competencyId }) => competencyId === row.id)
      .map(({ before, after, reason, decidedBy, decidedAt, revision }) => ({
        before,
        after,
        reason,
        by: decidedBy.name,
        isMine: decidedBy.id === actorId,
        at: decidedAt,
        revision,
      }))
      .reverse(),
    remarks: remarks
      .filter(({ competencyId }) => competencyId === row.id)
      .map(({ id, text, author, createdAt }) => ({
        id,
        text,
        by: author.name,
        isMine: author.id === actorId,
        at: createdAt,
      })),
    evidence: evidence
      .filter(({ competencyId }) => competencyId === row.id)
      .map(({ id, title, link, happenedOn, authorName }) => ({ id, title, link, happenedOn, authorName })),
  };
}
export type Chosen = ReturnType<typeof toChosen>;
