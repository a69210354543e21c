import type { RecordEntry } from "#app/features/audit/data/record";
import { countInWords, plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import type { AuditAction } from "#app/platform/database/audit";

/** A piece of a sentence: words, or a name that leads somewhere. */
export type Part = string | { text: string; to: string };

type Named = { id: string; name: string } | null;

/** The parts that sentences are built from. */
type Words = {
  entry: RecordEntry;
  who: Part;
  /** The person it is about. */
  person: Part;
  /** The person, as "their" where the actor acts on themselves. */
  persons: Part[];
  cycle: Part;
  team: Part;
  /** The calibration session it is about. */
  session: Part;
  /** The person's promotion case, as "their" where the actor is the person. */
  theCase: Part[];
  /** The person did it themselves. */
  isOwn: boolean;
};

const linked = (named: Named, otherwise: string): Part =>
  named === null ? otherwise : { text: named.name, to: paths.person(named.id) };

/** A sentence for every kind of record. The exact changes are listed below it. */
const SENTENCES: Record<AuditAction, (words: Words) => Part[]> = {
  "audit.keyed": ({ who }) => [who, " continued the audit log with a new key."],
  "audit.break-found": ({ who }) => [who, " found that the end of the audit log had been altered."],
  "organisation.created": ({ who }) => [who, " set up the organisation."],
  "organisation.changed": ({ who }) => [who, " changed the organisation."],
  "person.created": ({ who, person }) => [who, " added ", person, "."],
  "person.changed": ({ who, person }) => [who, " changed what is said of ", person, "."],
  "person.role-replaced": ({ who, person }) => [
    who,
    " brought ",
    person,
    " to the role that takes the place of theirs.",
  ],
  "person.deactivated": ({ who, person }) => [who, " marked ", person, " as having left."],
  "person.reactivated": ({ who, person }) => [who, " marked ", person, " as active again."],
  "team.created": ({ who, team }) => [who, " made the team ", team, "."],
  "team.changed": ({ who, team, entry }) => [who, ` ${describeTeamChange(entry)} the team `, team, "."],
  "team.removed": ({ who, team }) => [who, " removed the team ", team, "."],
  "access.granted": ({ who, person }) => [who, " made ", person, " an administrator."],
  "access.withdrawn": ({ who, person }) => [who, " withdrew the administrator's access of ", person, "."],
  "access.invited": ({ who, person }) => [who, " invited ", person, " to sign in."],
  "access.password-link-made": ({ who, person }) => [who, " made a link with which ", person, " can set a password."],
  "access.password-link-asked": ({ who, person }) => [
    who,
    " asked for a password link for ",
    person,
    ", for another administrator to confirm.",
  ],
  "access.password-link-refused": ({ who, person }) => [who, " refused a password link for ", person, "."],
  "access.password-link-used": ({ who }) => [who, " used a password link that administrators made."],
  "access.sessions-ended": ({ who, person, isOwn, entry }) => [
    who,
    " signed ",
    ...(isOwn ? ["themselves"] : [entry.person === null ? "everyone" : person]),
    ` out of ${number(entry, "sessions")} ${plural(number(entry, "sessions"), "browser", "browsers")}.`,
  ],
  "access.password-set": ({ who }) => [who, " set a password."],
  "ladder.published": ({ who, entry }) => [who, ` published the ladder version ${entry.subject.name ?? ""}.`],
  "cycle.created": ({ who, cycle }) => [who, " created the cycle ", cycle, "."],
  "cycle.changed": ({ who, cycle }) => [who, " changed the cycle ", cycle, "."],
  "cycle.participants-changed": ({ who, cycle, entry }) => [who, ` ${participants(entry)} `, cycle, "."],
  "cycle.deleted": ({ who, cycle }) => [who, " deleted the draft of the cycle ", cycle, "."],
  "cycle.launched": ({ who, cycle, entry }) => [who, " launched ", cycle, ` with ${count(entry, "assessments")}.`],
  "cycle.closed": ({ who, cycle, entry }) => [
    who,
    " closed ",
    cycle,
    `: ${number(entry, "final")} final, ${number(entry, "withoutResult")} without a result.`,
  ],
  "cycle.moved": ({ who, cycle }) => [who, " moved the cycle ", cycle, " to another ladder version."],
  "cycle.move-reverted": ({ who, cycle }) => [who, " took the cycle ", cycle, " back to the ladder version before."],
  "assessment.created": ({ who, person, cycle }) => [who, " began the assessment of ", person, " in ", cycle, "."],
  "assessment.reviewer-changed": ({ who, person, cycle }) => [who, " changed who reviews ", person, " in ", cycle, "."],
  "assessment.self-submitted": ({ who, cycle }) => [who, " submitted their self-assessment in ", cycle, "."],
  "assessment.self-withdrawn": ({ who, cycle }) => [who, " took their self-assessment back in ", cycle, "."],
  "assessment.review-submitted": ({ who, person, cycle }) => [
    who,
    " submitted the review of ",
    person,
    " in ",
    cycle,
    ".",
  ],
  "assessment.review-withdrawn": ({ who, person, cycle }) => [
    who,
    " took the review of ",
    person,
    " back in ",
    cycle,
    ".",
  ],
  "assessment.confirmed": ({ who, persons, cycle }) => [
    who,
    " confirmed what is agreed on ",
    ...persons,
    " in ",
    cycle,
    ".",
  ],
  "assessment.finalised": ({ who, entry, cycle, isOwn }) => [
    "The assessment of ",
    linked(entry.person, "someone"),
    " in ",
    cycle,
    " became final",
    ...(isOwn ? [" with their own confirmation."] : [" with the confirmation of ", who, "."]),
  ],
  "assessment.reopened": ({ who, persons, cycle }) => [who, " reopened ", ...persons, " in ", cycle, "."],
  "assessment.closed": ({ who, persons, cycle }) => [who, " closed ", ...persons, " in ", cycle, " without a result."],
  "assessment.shared": ({ who, persons }) => [who, " shared ", ...persons, "."],
  "assessment.unshared": ({ who, persons }) => [who, " stopped sharing ", ...persons, "."],
  "calibration.opened": ({ who, session, entry }) => [
    who,
    " opened the calibration session ",
    session,
    ` over ${number(entry, "subjects")} ${plural(number(entry, "subjects"), "person", "people")}.`,
  ],
  "calibration.members-changed": ({ who, session }) => [
    who,
    " changed who is in the calibration session ",
    session,
    ".",
  ],
  "calibration.people-added": ({ who, session, entry }) => [
    who,
    ` brought ${countInWords(number(entry, "subjects"))} more ${plural(number(entry, "subjects"), "person", "people")} into the calibration session `,
    session,
    ".",
  ],
  "calibration.decided": ({ who, person, session, entry }) => [
    who,
    ` ${describeDecision(entry)} of `,
    person,
    " in the calibration session ",
    session,
    ".",
  ],
  "calibration.closed": ({ who, session }) => [who, " closed the calibration session ", session, "."],
  "calibration.reopened": ({ who, session }) => [who, " reopened the calibration session ", session, "."],
  "calibration.released": ({ who, session }) => [who, " released the calibration session ", session, "."],
  "assessment.moved": ({ who, persons }) => [who, " moved ", ...persons, " to another ladder version."],
  "assessment.move-reverted": ({ who, persons }) => [who, " took ", ...persons, " back to the ladder version before."],
  "rating.changed": ({ who, persons }) => [who, " changed a rating in ", ...persons, "."],
  "shared-case.prepared": ({ who, entry }) => [who, ` prepared ${sharedCase(entry)} and asked for consent.`],
  "shared-case.changed": ({ who, entry }) => [who, ` rewrote ${sharedCase(entry)} and asked for consent again.`],
  "shared-case.opened": ({ who, entry }) => [who, ` opened ${sharedCase(entry)} for rating.`],
  "shared-case.closed": ({ who, entry }) => [who, ` closed ${sharedCase(entry)}.`],
  "shared-case.reopened": ({ who, entry }) => [who, ` opened ${sharedCase(entry)} again.`],
  "shared-case.answered": ({ who, entry }) => [who, ` rated ${sharedCase(entry)}.`],
  "shared-case.consent-given": ({ who, entry }) => [who, ` agreed that ${sharedCase(entry)} may be used.`],
  "shared-case.consent-refused": ({ who, entry }) => [who, ` did not agree that ${sharedCase(entry)} is used.`],
  "shared-case.consent-withdrawn": ({ who, entry }) => [who, ` took back their consent to ${sharedCase(entry)}.`],
  "case.created": ({ who }) => [who, " began a promotion case."],
  "case.shared": ({ who }) => [who, " shared their promotion case."],
  "case.unshared": ({ who }) => [who, " stopped sharing their promotion case."],
  "case.review-asked": ({ who }) => [who, " asked their manager to review their promotion case."],
  "case.taken-back": ({ who, theCase }) => [who, " took ", ...theCase, " back to a draft."],
  "case.recommended": ({ who, theCase }) => [who, " said what they recommend on ", ...theCase, "."],
  "case.submitted": ({ who, entry }) => [
    who,
    ` submitted their promotion case${entry.after?.withoutRecommendation ? " without a recommendation" : ""}.`,
  ],
  "case.addendum-added": ({ who, theCase }) => [who, " added to ", ...theCase, " after its submission."],
  "case.placed": ({ who, theCase }) => [who, " put ", ...theCase, " before a committee."],
  "case.taken-out": ({ who, theCase }) => [who, " took ", ...theCase, " from its committee."],
  "case.conflict-declared": ({ who, theCase }) => [who, " declared a conflict of interest on ", ...theCase, "."],
  "case.voted": ({ who, theCase }) => [who, " voted on ", ...theCase, "."],
  "case.voting-ended": ({ who, theCase }) => [who, " ended the vote on ", ...theCase, "."],
  "case.approved": ({ who, theCase }) => [who, " recorded that the committee approved ", ...theCase, "."],
  "case.not-yet": ({ who, theCase }) => [who, " recorded the committee’s “not yet” on ", ...theCase, "."],
  "case.put-into-effect": ({ who, theCase }) => [who, " put the approval of ", ...theCase, " into effect."],
  "case.goals-made": ({ who }) => [who, " turned the gaps that the committee named into growth goals."],
  "case.closed": ({ who, theCase }) => [who, " closed ", ...theCase, "."],
  "case.withdrawn": ({ who }) => [who, " withdrew their promotion case."],
  "committee.created": ({ who, entry }) => [who, ` planned the committee session ${committeeName(entry)}.`],
  "committee.changed": ({ who, entry }) => [who, ` changed the committee session ${committeeName(entry)}.`],
  "committee.closed": ({ who, entry }) => [who, ` closed the committee session ${committeeName(entry)}.`],
  "feedback.shared": ({ who }) => [who, " showed feedback that they had asked for to their manager."],
  "feedback.unshared": ({ who }) => [who, " stopped showing feedback to their manager."],
  "evidence.deleted": ({ who }) => [who, " deleted an evidence item for good."],
  "evidence.shared": ({ who }) => [who, " shared an evidence item with their manager."],
  "evidence.unshared": ({ who }) => [who, " stopped sharing an evidence item with their manager."],
  "evidence.vouched": ({ who, person }) => [who, " endorsed evidence of ", person, "."],
  "evidence.vouch-declined": ({ who, person }) => [who, " declined to endorse evidence of ", person, "."],
  "rating.agreed": ({ who, persons, cycle }) => [who, " recorded an agreed rating in ", ...persons, " in ", cycle, "."],
  "rating.moved": ({ who, persons, cycle }) => [
    who,
    " moved an agreed rating in ",
    ...persons,
    " in ",
    cycle,
    " to another ladder version.",
  ],
};

/** A record as a sentence, in pieces of which some lead somewhere. */
export function describeRecord(entry: RecordEntry): Part[] {
  const { actor, subject } = entry;
  const isOwn = actor !== null && actor.id === entry.person?.id;
  const person = linked(entry.person, "someone");
  const words: Words = {
    entry,
    isOwn,
    who: linked(actor, "Cairn itself"),
    person: isOwn ? "themselves" : person,
    persons: isOwn ? ["their own assessment"] : ["the assessment of ", person],
    theCase: isOwn ? ["their own promotion case"] : ["the promotion case of ", person],
    cycle: subject.kind === "cycle" ? linkUnlessGone(entry, paths.cycle(subject.id)) : (subject.name ?? ""),
    team: subject.kind === "team" ? linkUnlessGone(entry, paths.editTeam(subject.id)) : "",
    session:
      subject.kind === "calibration"
        ? { text: subject.name ?? "a session", to: paths.calibrationSession(subject.id) }
        : "",
  };
  const sentence = SENTENCES[entry.action];
  // A record of a later release that this one has no words for is shown all the same.
  return sentence ? sentence(words) : [words.who, `: ${entry.action}.`];
}

const BULK_WORDS: Partial<Record<AuditAction, [verb: string, end: string]>> = {
  "assessment.closed": ["closed", " without a result."],
  "assessment.moved": ["moved", " to another ladder version."],
  "assessment.move-reverted": ["took", " back to the ladder version before."],
};

/** Several records that one act wrote, as one sentence. */
export function describeGroup(entries: readonly [RecordEntry, ...RecordEntry[]]): Part[] {
  const [first] = entries;
  if (entries.length === 1) return describeRecord(first);
  const who = linked(first.actor, "Cairn itself");
  const cycle = first.subject.name ?? "";
  if (first.action === "rating.agreed" || first.action === "rating.moved") {
    const [verb, end] = first.action === "rating.agreed" ? ["recorded", "."] : ["moved", " to another ladder version."];
    const of = first.actor?.id === first.person?.id ? "their own assessment" : "the assessment of ";
    const person = first.actor?.id === first.person?.id ? [] : [linked(first.person, "someone")];
    return [who, ` ${verb} ${entries.length} agreed ratings in ${of}`, ...person, ` in ${cycle}${end}`];
  }
  const [verb, end] = BULK_WORDS[first.action] ?? ["began", "."];
  return [who, ` ${verb} the assessments of ${entries.length} people in ${cycle}${end}`];
}

function linkUnlessGone({ subject, isGone }: RecordEntry, to: string): Part {
  const text = subject.name ?? `a ${subject.kind}`;
  return isGone ? text : { text, to };
}

function describeTeamChange({ before, after }: RecordEntry): string {
  const isMoved = before?.parentId !== after?.parentId;
  return isMoved ? (before?.name === after?.name ? "moved" : "renamed and moved") : "renamed";
}

/** "kept a rating" or "changed a rating"; with withheld values, only that a rating was reviewed. */
function describeDecision({ before, after, isWithheld }: RecordEntry): string {
  if (isWithheld) return "decided on a rating";
  return before?.level === after?.level ? "kept a rating" : "changed a rating";
}

function sharedCase({ after }: RecordEntry): string {
  return typeof after?.title === "string" ? `the practice case “${after.title}”` : "a practice case";
}

function committeeName({ subject, after }: RecordEntry): string {
  return subject.name ?? (typeof after?.name === "string" ? after.name : "");
}

function number(entry: RecordEntry, key: string): number {
  const value = entry.after?.[key];
  return typeof value === "number" ? value : 0;
}

function count(entry: RecordEntry, key: string): string {
  const value = number(entry, key);
  return `${countInWords(value)} ${plural(value, "assessment")}`;
}

function participants({ after }: RecordEntry): string {
  const length = (value: unknown) => (Array.isArray(value) ? value.length : 0);
  const added = length(after?.added);
  const removed = length(after?.removed);
  return added > 0
    ? `added ${countInWords(added)} ${plural(added, "person", "people")} to`
    : `took ${countInWords(removed)} ${plural(removed, "person", "people")} out of`;
}
