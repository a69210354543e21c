import type { Actor, Relation } from "./actor";
import { grant, type Permit, type Refusal } from "./permit";
import { type Lifecycle, RATING_KINDS, type RatingKind } from "./stages";

/**
 * Who may see and do what: the one place. Pure: callers bring the facts, and turn the decision into a response.
 *
 * - "allow"
 * - "refuse": the actor may see it but not do this (403)
 * - "absent": the actor may not even know of it (404)
 */
export type Decision = "allow" | Refusal;

/**
 * Actions of every signed-in person, and of administrators only. Actions on one person or assessment have a function
 * each below.
 */
export const ORGANISATION_ACTIONS = {
  "ladder.read": "member",
  "ladder.publish": "administrator",
  "directory.read": "member",
  "organisation-chart.read": "member",
  "own-account.manage": "member",
  "own-assessment.start": "member",
  "own-feedback.ask": "member",
  "people.manage": "administrator",
  "people.import": "administrator",
  "passwords.manage": "administrator",
  "sessions.end": "administrator",
  "teams.manage": "administrator",
  "cycles.manage": "administrator",
  "committees.manage": "administrator",
  "calibrations.list": "member",
  "calibrations.open": "administrator",
  "organisation.manage": "administrator",
  "record.read": "administrator",
  "security.read": "administrator",
} as const satisfies Record<string, "member" | "administrator">;
export type OrganisationAction = keyof typeof ORGANISATION_ACTIONS;

/** Pages of administration look absent to everyone else. */
export function decideOrganisation(actor: Actor, action: OrganisationAction): Decision {
  return ORGANISATION_ACTIONS[action] === "member" || actor.isAdministrator ? "allow" : "absent";
}

/** The permit to read what administrators alone read of the organisation, or the refusal. */
export const permitOrganisation = <Action extends "record.read" | "security.read">(
  actor: Actor,
  action: Action,
): Permit<Action> | Refusal => grant(decideOrganisation(actor, action), action, actor.personId);

/** Members read the ladder; everyone else where the organisation made it public. It says nothing of people. */
export function decideLadderReading(reader: Actor | "visitor", { isPublic }: { isPublic: boolean }): Decision {
  if (reader !== "visitor") return decideOrganisation(reader, "ladder.read");
  return isPublic ? "allow" : "absent";
}

/** The page of a team with its final results: for its lead, if they lead anyone, and for those above the lead. */
export function decideTeam(actor: Actor, toLead: Relation): Decision {
  return (toLead.isSelf && actor.hasReports) || toLead.isInChain ? "allow" : "absent";
}

/** The permit for the final results of those who report to a lead, or the refusal. */
export const permitTeam = (actor: Actor, leadId: string, toLead: Relation): Permit<"team.read"> | Refusal =>
  grant(decideTeam(actor, toLead), "team.read", leadId);

/** Members find everyone who is here; those who left stay visible to who led them and to administrators. */
export function decidePerson(actor: Actor, relation: Relation, person: { hasLeft: boolean }): Decision {
  return !person.hasLeft || relation.isInChain || actor.isAdministrator ? "allow" : "absent";
}

/** Address and start date, beside what the directory shows to every member. */
export function decidePersonDetails(actor: Actor, relation: Relation): Decision {
  return relation.isSelf || relation.isInChain || actor.isAdministrator ? "allow" : "absent";
}

/** The role someone aims at is between them, their managers and administrators; the rest of the directory is open to members. */
export function decidePersonTarget(actor: Actor, relation: Relation): Decision {
  return relation.isSelf || relation.isInChain || actor.isAdministrator ? "allow" : "absent";
}

/** An assessment as the policy sees it. */
export type AssessmentFacts = Lifecycle & {
  /** The actor is the one being assessed. */
  isSubject: boolean;
  /** The actor is the reviewer: the manager at the launch, or the person an administrator assigned. */
  isReviewer: boolean;
  /** The actor is above the person in the reporting line of today. */
  isInChain: boolean;
  /** Ad hoc only: the author shared it with the actor. */
  isSharedWithActor: boolean;
};

export const ASSESSMENT_ACTIONS = [
  "see", // that it exists, and how far it is
  "rate-self",
  "review",
  "withdraw-self",
  "withdraw-review",
  "compare",
  "agree",
  "confirm",
  "see-result",
  "note-calibration", // knows how a session changed their own result
  "see-notes", // what both wrote beside their ratings
  "share",
  "move", // their own draft to another ladder version; assessments of a cycle move together
  "reopen",
  "change-reviewer",
] as const;
export type AssessmentAction = (typeof ASSESSMENT_ACTIONS)[number];

export function decideAssessment(actor: Actor, action: AssessmentAction, facts: AssessmentFacts): Decision {
  if (facts.kind === "ad-hoc") return decideAdHoc(action, facts);
  if (decideSeeing(actor, facts) === "absent") return "absent";
  const isParty = facts.isSubject || facts.isReviewer;
  const bothIn = facts.selfSubmitted && facts.reviewSubmitted;
  switch (action) {
    case "see":
      return "allow";
    case "rate-self":
    case "withdraw-self":
      return facts.isSubject ? "allow" : "refuse";
    case "review":
    case "withdraw-review":
      return facts.isReviewer ? "allow" : "refuse";
    case "compare":
    case "agree":
    case "confirm":
    case "see-notes":
      return isParty && bothIn ? "allow" : "refuse";
    case "see-result":
      return facts.phase === "final" || (isParty && bothIn) ? "allow" : "refuse";
    case "note-calibration":
      return facts.isSubject && facts.phase === "final" ? "allow" : "refuse";
    case "share":
    case "move":
      return "refuse";
    case "reopen":
    case "change-reviewer":
      // Nobody administers their own assessment.
      return actor.isAdministrator && !facts.isSubject ? "allow" : "refuse";
  }
}

/**
 * Whether administrators may make themselves the reviewer. In the comparison a reviewer reads both sides at once, so
 * they may not, unless they are above the person and read the result anyway.
 */
export function decideBecomingReviewer(actor: Actor, facts: AssessmentFacts): Decision {
  const decision = decideAssessment(actor, "change-reviewer", facts);
  return decision === "allow" && facts.phase === "comparison" && !facts.isInChain ? "refuse" : decision;
}

/**
 * Parties see their assessment at once, administrators how far it is. The chain above learns of it with the final
 * result.
 */
function decideSeeing(actor: Actor, facts: AssessmentFacts): Decision {
  if (facts.isSubject || facts.isReviewer || actor.isAdministrator) return "allow";
  return facts.isInChain && facts.phase === "final" ? "allow" : "absent";
}

/** An ad hoc assessment is its author's alone, until they share it. */
function decideAdHoc(action: AssessmentAction, facts: AssessmentFacts): Decision {
  if (!facts.isSubject) {
    // Sharing comes after submitting; a draft stays its author's whatever the facts say.
    if (!facts.isSharedWithActor || !facts.selfSubmitted) return "absent";
    return action === "see" || action === "see-result" || action === "see-notes" ? "allow" : "refuse";
  }
  switch (action) {
    case "see":
    case "rate-self":
    case "see-notes":
      return "allow";
    case "move":
      return facts.selfSubmitted ? "refuse" : "allow";
    case "share":
    case "see-result":
      return facts.selfSubmitted ? "allow" : "refuse";
    default:
      return "refuse";
  }
}

/**
 * The kinds of rating that may be read of an assessment: what the data layer is asked for, so that nothing else ever
 * leaves it. A draft is its rater's alone; self and manager see each other's only when both are in; the chain above and
 * administrators see final results.
 */
export function readableKinds(actor: Actor, facts: AssessmentFacts): ReadonlySet<RatingKind> {
  const kinds = new Set<RatingKind>();
  const bothIn = facts.selfSubmitted && facts.reviewSubmitted;
  if (facts.kind === "ad-hoc") {
    if (facts.isSubject || (facts.isSharedWithActor && facts.selfSubmitted)) kinds.add("self");
    return kinds;
  }
  if (facts.isSubject) kinds.add("self");
  if (facts.isReviewer) kinds.add("manager");
  const seesAll = facts.isSubject || facts.isReviewer ? bothIn : false;
  const seesFinal = facts.phase === "final" && (actor.isAdministrator || facts.isInChain);
  if (seesAll || seesFinal) for (const kind of ["self", "manager", "agreed"] as const) kinds.add(kind);
  return kinds;
}

/**
 * The kinds of rating whose words may be read: the notes beside them, and the reason of an agreed one. Words are between
 * the two sides; who reads a final result from above reads its numbers.
 */
export function readableNotes(actor: Actor, facts: AssessmentFacts): ReadonlySet<RatingKind> {
  if (decideAssessment(actor, "see-notes", facts) === "allow") return readableKinds(actor, facts);
  const own = new Set<RatingKind>();
  if (facts.isSubject) own.add("self");
  if (facts.isReviewer) own.add("manager");
  return own;
}

type AssessmentSubject = { id: string; facts: AssessmentFacts };

/** Permits ratings of these kinds of an assessment, and the notes beside those of `notes`. */
export type RatingsPermit = Permit<"ratings.read"> & {
  readonly kinds: ReadonlySet<RatingKind>;
  readonly notes: ReadonlySet<RatingKind>;
};

/** The permit for what the actor may read of an assessment's ratings: all of that, or of these kinds only. */
export function permitRatings(
  actor: Actor,
  { id, facts }: AssessmentSubject,
  only: readonly RatingKind[] = RATING_KINDS,
): RatingsPermit | Refusal {
  const asked = (kinds: ReadonlySet<RatingKind>) => new Set(only.filter((kind) => kinds.has(kind)));
  const terms = { kinds: asked(readableKinds(actor, facts)), notes: asked(readableNotes(actor, facts)) };
  return grant(decideAssessment(actor, "see", facts), "ratings.read", id, terms);
}

export type PrivateNotePermit = Permit<"private-note.own"> & { readonly authorId: string };

/** A private note is its author's alone; the reviewer of the assessment may keep one. */
export const permitPrivateNote = (actor: Actor, { id, facts }: AssessmentSubject): PrivateNotePermit | Refusal =>
  grant(decideAssessment(actor, "review", facts), "private-note.own", id, { authorId: actor.personId });
