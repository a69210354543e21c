import type { CaseToRate } from "#app/features/calibration/domain/shared-cases/case";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

type PieceView = { number: number; text: string; about: string[] };

export type CaseTextView = { roleName: string; story: string; pieces: PieceView[] };

export const competencyName = (ladder: Ladder, id: string): string => findCompetency(ladder, id)?.name ?? id;

/** A case as it is read: with the names of the ladder, and its pieces of evidence numbered. */
export function toCaseText(ladder: Ladder, roleId: string, { story, evidence }: CaseToRate): CaseTextView {
  return {
    roleName: findRole(ladder, roleId)?.name ?? roleId,
    story,
    pieces: evidence.map(({ text, competencies }, index) => ({
      number: index + 1,
      text,
      about: competencies.map((id) => competencyName(ladder, id)),
    })),
  };
}

/** "evidence 1 and 3": which pieces say something about a competency. */
export const piecesAbout = ({ evidence }: CaseToRate, competency: string): number[] =>
  evidence.flatMap(({ competencies }, index) => (competencies.includes(competency) ? [index + 1] : []));
