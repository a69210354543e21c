import { ownAssessments } from "#app/features/assessment/data/assessments";
import { attachOwnEvidence, type PlaceResult } from "#app/features/assessment/data/evidence";
import { deleteEvidence, setArchived, setSharedWithManager } from "#app/features/evidence/data/evidence-edit";
import { addFile, removeFile } from "#app/features/evidence/data/evidence-files";
import type { EvidenceInFull } from "#app/features/evidence/data/evidence-piece";
import { answerRequest, askToVouch, withdrawRequest } from "#app/features/evidence/data/evidence-vouches";
import { MAX_FILE_BYTES, MAX_FILE_NAME, MAX_FILES, MAX_VOUCH_REQUESTS } from "#app/features/evidence/domain/limits";
import { ACCEPTED_IN_WORDS, detectAttachmentType, nameAttachment } from "#app/features/evidence/files/attachment-type";
import type { AuditContext } from "#app/platform/database/audit";
import { readOne } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed } from "#app/platform/server/guards";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import type { Actor } from "#app/policy/actor";
import { decideEvidence, type EvidenceAction } from "#app/policy/policy-evidence";
import type { Act } from "./form-schema";
import { toPlaces } from "./view-model";

/** The policy's action for each intent. */
const POLICY: Record<Act["intent"], EvidenceAction> = {
  share: "show",
  unshare: "edit",
  archive: "edit",
  restore: "edit",
  delete: "delete",
  ask: "show",
  "withdraw-request": "edit",
  vouch: "vouch",
  decline: "vouch",
  attach: "edit",
  "remove-file": "edit",
  place: "show",
};

/** The outcome of an action: what was done, or what is wrong and where on the page. */
export type Outcome =
  | { ok: true; message: string; leaves?: "home" | "evidence" }
  | { ok: false; part: string; message: string };

const done = (message: string): Outcome => ({ ok: true, message });
const refused = (part: string, message: string): Outcome => ({ ok: false, part, message });

const ASK_REFUSALS = {
  nobody: "This person is no longer here.",
  oneself: "Someone else has to endorse it.",
  "too-many": `At most ${MAX_VOUCH_REQUESTS} people can be asked about one item.`,
  archived: "Restore the item first.",
} as const;

const DELETE_REFUSALS = {
  "not-archived": "The item was restored in another tab: archive it first.",
  "was-weighed": "A submitted rating was weighed with this item, so it stays. Archived, nobody new sees it.",
  "in-a-case": "A promotion case that is not submitted holds this item: take it out of the case first.",
} as const;

/** Does what the page of a piece asks for, if the policy allows it. */
export async function act(
  context: RequestContext,
  found: EvidenceInFull & { actor: Actor },
  form: Act,
): Promise<Outcome> {
  const { piece, facts, actor } = found;
  requireAllowed(decideEvidence(POLICY[form.intent], facts));
  const { database } = context;
  const by = { actorId: actor.personId, at: context.now() };
  switch (form.intent) {
    case "share":
    case "unshare":
      await setSharedWithManager(database, by, piece.id, form.intent === "share");
      return done(form.intent === "share" ? "Shared with your manager." : "Your manager no longer sees it.");
    case "archive":
    case "restore":
      await setArchived(database, by, piece.id, form.intent === "archive");
      return done(form.intent === "archive" ? "Archived. You can restore it at any time." : "Restored.");
    case "delete": {
      const deleted = await deleteEvidence(database, by, piece.id);
      if (!deleted.ok) return refused("delete", DELETE_REFUSALS[deleted.reason]);
      for (const file of deleted.files) await context.attachments.remove(file);
      return { ok: true, message: "The item is deleted for good.", leaves: "evidence" };
    }
    case "ask": {
      const asked = await askToVouch(database, by, piece.id, form.person);
      return asked.ok ? done("Asked. They see this item from now on.") : refused("vouches", ASK_REFUSALS[asked.reason]);
    }
    case "withdraw-request":
      await withdrawRequest(database, by, piece.id, form.person);
      return done("Taken back. They no longer see this item.");
    case "vouch":
    case "decline":
      return answer(context, by, piece.id, form);
    case "attach":
      return attach(context, by, piece.id, form.file);
    case "remove-file": {
      const removed = await removeFile(database, by, piece.id, form.file);
      if (removed) await context.attachments.remove(removed);
      return done("The file is gone.");
    }
    case "place": {
      const own = await readOne(database, ownAssessments(actor.personId));
      const places = await toPlaces(found, own, context.ladders);
      const isOffered = places.some(({ options }) => options.some(({ value }) => value === form.beside));
      const [assessmentId = "", competencyId = ""] = form.beside.split(" ");
      const placed: PlaceResult = isOffered
        ? await attachOwnEvidence(database, by, { assessmentId, competencyId, evidenceId: piece.id })
        : { ok: false, reason: "already-submitted" };
      if (placed.ok)
        return done("It stands beside your rating now. Your reviewer sees it when both of you have submitted.");
      const isFull = placed.reason === "too-much";
      return refused(
        "ratings",
        isFull
          ? "That rating has as much evidence as it takes: remove an item there first."
          : "That assessment is submitted, so it takes no more evidence.",
      );
    }
  }
}

async function answer(
  context: RequestContext,
  by: AuditContext,
  evidenceId: string,
  form: Extract<Act, { intent: "vouch" | "decline" }>,
): Promise<Outcome> {
  const vouches = form.intent === "vouch";
  if (vouches && form.words === "") return refused("vouch", "Say in your own words what you saw.");
  const { version, words } = form;
  const answered = await answerRequest(context.database, by, { evidenceId, version, vouches, words });
  if (!answered.ok) {
    return refused("vouch", "Your answer changed in another tab meanwhile. Look at it, then send it again.");
  }
  if (vouches) return done("Thank you: your words are with the item.");
  return { ok: true, message: "Declined. You no longer see the item.", leaves: "home" };
}

async function attach(context: RequestContext, by: AuditContext, evidenceId: string, file: File): Promise<Outcome> {
  if (file.size === 0) return refused("files", "Choose a file that is not empty.");
  if (file.size > MAX_FILE_BYTES) return refused("files", "The file is larger than 3 MB: a link to it is better.");
  const content = new Uint8Array(await file.arrayBuffer());
  const mediaType = await detectAttachmentType(content, file.name);
  if (!mediaType) return refused("files", `This file is none of those that can be attached: ${ACCEPTED_IN_WORDS}.`);
  const verdict = await context.scanForViruses(content);
  if (verdict === "infected") {
    await recordSecurityEvent(context, { kind: "access-refused", detail: { status: 400, reason: "infected" } });
    return refused("files", "The virus scanner found something in this file, so it was not kept.");
  }
  if (verdict === "unavailable") {
    context.logger.error({ requestId: context.requestId }, "the virus scanner gave no answer");
    return refused("files", "The virus scanner does not answer, so no file can be attached now. Try again later.");
  }
  // Content first: a row without its content would be a lie, content without a row is only in the way.
  const name = await context.attachments.save(content);
  const fileName = nameAttachment(file.name, mediaType, MAX_FILE_NAME);
  const added = await addFile(context.database, by, evidenceId, { ...name, fileName, mediaType, size: file.size });
  if (added.ok) return done(`${fileName} is attached.`);
  await context.attachments.remove(name);
  return refused("files", `An item takes at most ${MAX_FILES} files: remove one first.`);
}
