import { findCompetency, findRole, trackOfRole } from "#app/features/ladder/domain/lookup";
import { describePromotionRule } from "#app/features/ladder/domain/readable-rule";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import { computeTrackMap } from "#app/features/ladder/domain/track-map";

export type RoleStep = {
  id: string;
  name: string;
  summary: string;
  /** Roles of other tracks it says it leads to. */
  across: { id: string; name: string }[];
};
export type TrackColumn = { id: string; name: string; summary: string; firstRow: number; steps: RoleStep[] };

/** The whole ladder at a glance. */
export function toLadderView(ladder: Ladder) {
  return {
    summary: ladder.summary,
    tracks: computeTrackMap(ladder).map(
      ({ track, firstRow, roles }): TrackColumn => ({
        id: track.id,
        name: track.name,
        summary: track.summary,
        firstRow,
        steps: roles.map((role) => toStep(ladder, role)),
      }),
    ),
    rule: describePromotionRule(ladder.promotionRule),
    scale: ladder.proficiencies,
    categories: ladder.categories.map(({ id, name, competencies }) => ({
      id,
      name,
      competencies: competencies.flatMap((competencyId) => {
        const competency = findCompetency(ladder, competencyId);
        return competency ? [{ id: competency.id, name: competency.name, gist: firstClause(competency.meaning) }] : [];
      }),
    })),
  };
}

function toStep(ladder: Ladder, role: Role): RoleStep {
  const track = trackOfRole(ladder, role.id);
  const across = role.leadsTo.flatMap((next) => {
    const other = findRole(ladder, next.role);
    return other && trackOfRole(ladder, other.id) !== track ? [{ id: other.id, name: other.name }] : [];
  });
  return { id: role.id, name: role.name, summary: firstSentence(role.summary), across };
}

/** A profile begins with the sentence that sums it up. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** The first sentence as far as its first colon or semicolon: what comes after is the list of parts. */
function firstClause(text: string): string {
  return firstSentence(text).replace(/[:;].*$/s, ".");
}
