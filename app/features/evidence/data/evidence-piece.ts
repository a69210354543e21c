import { LIFECYCLE_COLUMNS, toLifecycle } from "#app/features/assessment/data/assessments";
import type { Database } from "#app/platform/database/database";
import type { Actor } from "#app/policy/actor";
import { decideAssessment } from "#app/policy/policy";
import type { EvidenceFacts } from "#app/policy/policy-evidence";
import { type OwnEvidence, PIECE_COLUMNS, toPiece } from "./evidence-columns";

/** A colleague who was asked to endorse. With neither time set they haven't answered yet. */
type VouchRequest = {
  personId: string;
  name: string;
  askedAt: Date;
  vouchedAt: Date | null;
  declinedAt: Date | null;
  words: string;
  version: number;
};

type AttachedFile = { id: string; fileName: string; mediaType: string; size: number };

/** A piece with all that its page shows; what of it an actor may see is the policy's to say. */
export type EvidenceInFull = {
  piece: OwnEvidence;
  subject: { id: string; name: string; manager: { id: string; name: string } | null };
  author: { id: string; name: string };
  requests: VouchRequest[];
  files: AttachedFile[];
  /** The assessments in which it stands beside a rating, with the competency. */
  uses: { assessmentId: string; cycleName: string | null; competencyId: string; kind: string; isIn: boolean }[];
  /** Promotion cases of its author that hold it, whether submitted (what they hold is frozen then) or not. */
  cases: { isFrozen: boolean; isOpen: boolean }[];
  facts: EvidenceFacts;
};

/** The piece with this id, and how the actor stands to it; null where there is none. */
export async function findEvidence(database: Database, actor: Actor, id: string): Promise<EvidenceInFull | null> {
  const row = await database.client.evidence.findUnique({
    where: { id },
    select: {
      ...PIECE_COLUMNS,
      subject: { select: { id: true, name: true, manager: { select: { id: true, name: true } } } },
      author: { select: { id: true, name: true } },
      vouches: {
        select: {
          personId: true,
          askedAt: true,
          vouchedAt: true,
          declinedAt: true,
          words: true,
          version: true,
          person: { select: { name: true } },
        },
        orderBy: [{ askedAt: "asc" }, { personId: "asc" }],
      },
      attachments: {
        select: { id: true, fileName: true, mediaType: true, size: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
      uses: {
        select: {
          competencyId: true,
          kind: true,
          assessment: {
            select: {
              ...LIFECYCLE_COLUMNS,
              id: true,
              subjectId: true,
              reviewerId: true,
              sharedWithId: true,
              cycle: { select: { name: true } },
            },
          },
        },
        orderBy: { createdAt: "asc" },
      },
      caseUses: { select: { case: { select: { id: true, state: true, submittedAt: true } } } },
    },
  });
  if (!row) return null;
  const { subject, author, attachments, uses, caseUses, ...columns } = row;
  const cases = [...new Map(caseUses.map((use) => [use.case.id, use.case])).values()];
  const me = actor.personId;
  const mayReadNotes = ({ assessment }: (typeof uses)[number]) =>
    decideAssessment(actor, "see-notes", {
      ...toLifecycle(assessment),
      isSubject: assessment.subjectId === me,
      isReviewer: assessment.reviewerId === me,
      isInChain: false,
      isSharedWithActor: assessment.sharedWithId === me,
    }) === "allow";
  const request = row.vouches.find(({ personId }) => personId === me);
  const own = (kind: string, assessment: (typeof uses)[number]["assessment"]) =>
    assessment.sheets.some((sheet) => sheet.kind === kind && sheet.submittedAt !== null);
  return {
    cases: cases.map(({ state, submittedAt }) => ({
      isFrozen: submittedAt !== null,
      isOpen: state === "draft" || state === "review",
    })),
    piece: toPiece(columns),
    subject,
    author,
    files: attachments,
    requests: row.vouches.map(({ person, ...vouch }) => ({ ...vouch, name: person.name })),
    uses: uses.map(({ competencyId, kind, assessment }) => ({
      assessmentId: assessment.id,
      cycleName: assessment.cycle?.name ?? null,
      competencyId,
      kind,
      isIn: own(kind, assessment),
    })),
    facts: {
      isAuthor: author.id === me,
      isSubject: subject.id === me,
      isDirectManager: subject.manager?.id === me,
      // People can share only what they wrote about their own work.
      isSharedWithManager: row.sharedWithManagerAt !== null && author.id === subject.id,
      isAskedToVouch: request !== undefined && request.declinedAt === null,
      // An ad hoc assessment is readable to its own subject, who wrote the piece anyway.
      isBesideReadableRating: uses.some(mayReadNotes),
      isArchived: row.archivedAt !== null,
      isHeld:
        uses.some(({ kind, assessment }) => own(kind, assessment)) ||
        cases.some(({ state }) => state === "draft" || state === "review"),
    },
  };
}
