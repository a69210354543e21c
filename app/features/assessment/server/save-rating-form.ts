import { createHash } from "node:crypto";
import { z } from "zod";
import { attachNewEvidence, MAX_EVIDENCE_PER_COMPETENCY } from "#app/features/assessment/data/evidence";
import { savePrivateNote } from "#app/features/assessment/data/private-notes";
import { listRatings, type StoredRating } from "#app/features/assessment/data/ratings";
import { equalsDraft, saveRating } from "#app/features/assessment/data/save-rating";
import { refusalMessage } from "#app/features/assessment/domain/lifecycle";
import type { Side } from "#app/features/assessment/domain/rating";
import type { RatingAnswer, TypedEvidence, UnsavedCompetency } from "#app/features/assessment/domain/rating-answer";
import {
  fieldNames,
  PRIVATE_NOTE,
  type RatingContent,
  toContent,
  toValue,
} from "#app/features/assessment/domain/rating-content";
import { evidenceSchema, noteSchema, ratingSchema, versionSchema } from "#app/features/assessment/domain/rating-schema";
import { criteriaAt } from "#app/features/ladder/domain/lookup";
import type { Competency } from "#app/features/ladder/domain/schema";
import { plainMessage } from "#app/kernel/plain-message";
import type { RequestContext } from "#app/platform/server/context";
import { requirePermit } from "#app/platform/server/guards";
import { permitPrivateNote, permitRatings } from "#app/policy/policy";
import type { RatableAssessment } from "./rating-sheet";

type Saving = RatableAssessment & { context: RequestContext; side: Side; form: FormData };

type Unsaved = Pick<RatingAnswer, "unsaved" | "evidence" | "privateNote">;

/** Saves all that a posted form holds and gives back what could not be saved, as it was typed. `except` is left as stored. */
export async function saveRatingForm(saving: Saving, except: string | null): Promise<Unsaved> {
  const { context, actor, head, side, competencies } = saving;
  const reading = requirePermit(permitRatings(actor, head, [side]));
  const result: Unsaved = { unsaved: {}, evidence: {}, privateNote: null };
  const stored = (await listRatings(context.database, reading)).get(side);
  for (const competency of competencies) {
    const { id } = competency;
    const rating = id === except ? null : await saveCompetency(saving, competency, stored?.get(id));
    if (rating) result.unsaved[id] = { ...rating, criteria: criteriaAt(competency, Number(rating.content.rating)) };
    const evidence = await saveTypedEvidence(saving, id);
    if (evidence) result.evidence[id] = evidence;
  }
  if (side === "manager" && except !== PRIVATE_NOTE) result.privateNote = await saveTypedPrivateNote(saving);
  return result;
}

/** The form's fields of this competency; null if it has none. */
function readRatingFields(form: FormData, competencyId: string) {
  const names = fieldNames(competencyId);
  if (!form.has(names.version)) return null;
  return {
    rating: String(form.get(names.rating) ?? ""),
    criteria: form.getAll(names.criteria).map(String),
    note: String(form.get(names.note) ?? ""),
    version: form.get(names.version),
  };
}

async function saveCompetency(
  { context, actor, head, side, form, ladder }: Saving,
  competency: Competency,
  stored: StoredRating | undefined,
): Promise<Omit<UnsavedCompetency, "criteria"> | null> {
  const fields = readRatingFields(form, competency.id);
  if (!fields) return null;
  const parsed = ratingSchema(ladder, competency).safeParse(fields, { error: plainMessage });
  if (!parsed.success) {
    const { version, ...content } = fields;
    const problem = parsed.error.issues[0]?.message ?? "This could not be read";
    return { content, version: versionSchema.catch(0).parse(version), problem, newer: null };
  }
  const { content, version } = parsed.data;
  const draft = toDraft(competency.id, content, version);
  if (equalsDraft(stored, draft)) return null;
  const saved = await saveRating(
    context.database,
    { actorId: actor.personId, at: context.now() },
    { assessmentId: head.id, personId: head.subject.id, side, ladderVersionId: head.ladderVersionId },
    draft,
  );
  if (saved.ok) return null;
  if (saved.reason !== "changed-meanwhile") {
    return { content, version, problem: refusalMessage(saved.reason), newer: null };
  }
  return { content, version, problem: null, newer: toNewer(saved.current) };
}

export function toDraft(competencyId: string, content: RatingContent, version: number) {
  return {
    competencyId,
    value: toValue(content.rating),
    note: content.note,
    criteriaSeen: content.criteria,
    expectedVersion: version,
  };
}

export function toNewer(stored: StoredRating) {
  return { content: toContent(stored), version: stored.version, savedAt: stored.updatedAt.toISOString() };
}

export type EvidenceFields = { title: string; link: string; happenedOn: string };

async function saveTypedEvidence(saving: Saving, competencyId: string): Promise<TypedEvidence | null> {
  const names = fieldNames(competencyId);
  const read = (name: string) => String(saving.form.get(name) ?? "");
  const fields = {
    title: read(names.evidenceTitle),
    link: read(names.evidenceLink),
    happenedOn: read(names.evidenceDay),
  };
  if (Object.values(fields).every((text) => text.trim() === "")) return null;
  const added = await addEvidence(saving, competencyId, fields);
  return added.ok ? null : { ...fields, problem: added.problem };
}

/** Adds evidence beside a rating, or says what is wrong with it. */
export async function addEvidence(
  { context, actor, head, side }: Pick<Saving, "context" | "actor" | "head" | "side">,
  competencyId: string,
  fields: EvidenceFields,
): Promise<
  | { ok: true; evidence: { id: string; title: string; link: string; happenedOn: string | null } }
  | { ok: false; problem: string }
> {
  const parsed = evidenceSchema.safeParse(fields, { error: plainMessage });
  if (!parsed.success) return { ok: false, problem: parsed.error.issues[0]?.message ?? "This could not be read" };
  const attached = await attachNewEvidence(
    context.database,
    { actorId: actor.personId, at: context.now() },
    {
      id: newEvidenceId(context, competencyId),
      assessmentId: head.id,
      subjectId: head.subject.id,
      competencyId,
      side,
      ...parsed.data,
    },
  );
  if (attached.ok) return { ok: true, evidence: { id: attached.id, ...parsed.data } };
  return {
    ok: false,
    problem:
      attached.reason === "too-much"
        ? `A competency takes at most ${MAX_EVIDENCE_PER_COMPETENCY} evidence items: remove one first`
        : refusalMessage(attached.reason),
  };
}

const newEvidenceId = ({ submissionId }: RequestContext, competencyId: string): string | undefined =>
  submissionId === null
    ? undefined
    : createHash("sha256").update(`${submissionId} ${competencyId}`).digest("hex").slice(0, 32);

const privateNoteFields = z.object({ text: noteSchema, version: versionSchema });

async function saveTypedPrivateNote({ context, actor, head, form }: Saving): Promise<RatingAnswer["privateNote"]> {
  if (!form.has("private-note-version")) return null;
  const text = String(form.get("private-note") ?? "");
  const parsed = privateNoteFields.safeParse(
    { text, version: form.get("private-note-version") },
    { error: plainMessage },
  );
  if (!parsed.success) {
    return { text, version: 0, problem: parsed.error.issues[0]?.message ?? "This could not be read", newer: null };
  }
  if (parsed.data.text === "" && parsed.data.version === 0) return null;
  const saved = await savePrivateNote(context.database, requirePermit(permitPrivateNote(actor, head)), {
    text: parsed.data.text,
    expectedVersion: parsed.data.version,
    at: context.now(),
  });
  if (saved.ok) return null;
  const { current } = saved;
  const newer = { content: { text: current.text }, version: current.version, savedAt: null };
  return { ...parsed.data, problem: null, newer };
}
