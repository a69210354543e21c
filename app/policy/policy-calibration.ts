import type { Actor } from "./actor";
import { grant, type Permit, type Refusal } from "./permit";
import type { Decision, RatingsPermit } from "./policy";
import type { SessionState } from "./stages";

/** A calibration session as the policy sees it. */
export type SessionFacts = { state: SessionState; isMember: boolean; isChair: boolean };

export const CALIBRATION_ACTIONS = [
  "see", // that it exists, its group, its members and its state
  "see-ratings", // the board, and everything that is said and decided
  "decide",
  "remark",
  "manage-members",
  "close",
  "see-minutes",
  "release",
  "reopen",
] as const;
export type CalibrationAction = (typeof CALIBRATION_ACTIONS)[number];

/**
 * Permissions in a calibration session. Ratings are for members alone: an administrator who runs it without being a
 * member sees none, and membership is in the audit log. Subjects don't learn of the session before its release.
 */
export function decideCalibration(actor: Actor, action: CalibrationAction, facts: SessionFacts): Decision {
  if (!facts.isMember && !actor.isAdministrator) return "absent";
  const leads = actor.isAdministrator || (facts.isMember && facts.isChair);
  const allowIf = (condition: boolean): Decision => (condition ? "allow" : "refuse");
  switch (action) {
    case "see":
      return "allow";
    case "see-ratings":
      return allowIf(facts.isMember);
    case "decide":
    case "remark":
      return allowIf(facts.isMember && facts.state === "open");
    case "manage-members":
      return allowIf(actor.isAdministrator && facts.state === "open");
    case "close":
      return allowIf(leads && facts.state === "open");
    case "see-minutes":
      return allowIf(facts.isMember && facts.state !== "open");
    case "release":
      return allowIf(leads && facts.state === "closed");
    case "reopen":
      return allowIf(actor.isAdministrator && facts.state === "closed");
  }
}

/** The permit for what the members of a session see and say in it, or the refusal. */
export const permitSession = (
  actor: Actor,
  { id, facts }: { id: string; facts: SessionFacts },
): Permit<"session.read"> | Refusal => grant(decideCalibration(actor, "see-ratings", facts), "session.read", id);

/**
 * One assessment within a session whose ratings the actor sees: everyone's but their own. It comes with evidence and
 * both sides' ratings, but never with notes.
 */
export function decideSessionSubject(facts: { isSubject: boolean }): Decision {
  return facts.isSubject ? "absent" : "allow";
}

/** The permit for both sides' ratings of an assessment within a session, and the evidence beside them, without notes. */
export const permitSessionSubject = (
  actor: Actor,
  subject: { assessmentId: string; person: { id: string } },
): RatingsPermit | Refusal =>
  grant(
    decideSessionSubject({ isSubject: subject.person.id === actor.personId }),
    "ratings.read",
    subject.assessmentId,
    {
      kinds: new Set(["self", "manager"] as const),
      notes: new Set<never>(),
    },
  );
