import type { SharedCaseHead } from "#app/features/calibration/data/shared-cases";
import type { WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import type { ConsentState } from "#app/features/calibration/domain/shared-cases/lifecycle";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { plural } from "#app/kernel/words";
import type { Actor } from "#app/policy/actor";
import { decideSharedCase } from "#app/policy/policy-shared-cases";
import type { SharedCaseState } from "#app/policy/stages";

export type CaseRow = {
  id: string;
  title: string;
  roleName: string;
  kind: string;
  state: SharedCaseState;
  answers: number;
  yours: string;
  /** The label of the reader's link. */
  action: "Rate" | "Continue" | "Feedback" | "Look";
};

/** The cases that an actor knows of, those to be rated first. */
export async function toCaseRows(
  actor: Actor,
  heads: readonly SharedCaseHead[],
  ladderOf: (versionId: string) => Promise<Ladder>,
): Promise<CaseRow[]> {
  const seen = heads.filter((head) => decideSharedCase(actor, "see", head.facts) === "allow");
  const rows = await Promise.all(
    seen.map(async (head): Promise<CaseRow> => {
      const mayRate = decideSharedCase(actor, "rate", head.facts) === "allow";
      const maySee = decideSharedCase(actor, "see-feedback", head.facts) === "allow";
      return {
        id: head.id,
        title: head.title,
        roleName: findRole(await ladderOf(head.ladderVersionId), head.roleId)?.name ?? head.roleId,
        kind: head.writtenCaseId ? "written" : "real, with consent",
        state: head.state,
        answers: head.answers,
        yours: describeOwn(head, mayRate),
        action: mayRate ? (head.own ? "Continue" : "Rate") : maySee ? "Feedback" : "Look",
      };
    }),
  );
  const order = { Rate: 0, Continue: 0, Feedback: 1, Look: 1 };
  return rows.sort((a, b) => order[a.action] - order[b.action]);
}

function describeOwn({ facts, own, consents }: SharedCaseHead, mayRate: boolean): string {
  if (facts.state === "preparing") return describeConsents(consents);
  if (facts.hasSubmitted) return "answered";
  if (mayRate) return own ? "begun" : "not answered yet";
  return facts.isInvolved ? "about you or your review" : "not yours to rate";
}

function describeConsents(consents: readonly ConsentState[]): string {
  const given = consents.filter((state) => state === "given").length;
  const against = consents.filter((state) => state === "refused" || state === "withdrawn").length;
  const asked = `${given} of ${consents.length} ${plural(consents.length, "consent", "consents")} given`;
  return against > 0 ? `${asked}, ${against} not given` : asked;
}

export type WrittenRow = { id: string; title: string; roleName: string; competencies: number };

/** Written cases that have not been opened yet. */
export function toWrittenRows(
  ladder: Ladder,
  versionId: string,
  written: readonly WrittenCase[],
  heads: readonly SharedCaseHead[],
): WrittenRow[] {
  const opened = new Set(heads.filter((head) => head.ladderVersionId === versionId).map((head) => head.writtenCaseId));
  return written
    .filter(({ id }) => !opened.has(id))
    .map(({ id, title, role, reference }) => ({
      id,
      title,
      roleName: findRole(ladder, role)?.name ?? role,
      competencies: reference.length,
    }));
}
