import { type Reader, type TextKindId, textKinds } from "#app/policy/text-kinds";
import { caseReaders, ofCase, ofCommitteeName } from "./cases";
import { type Facts, isTrue, list, type Standing } from "./facts";
import type { Planted } from "./plant";
import { type Row, textOf } from "./tables";

/** The people who may meet a word, by what the registry says of its kind. */
export function readersOf(facts: Facts, planted: Planted): { kind: TextKindId; people: ReadonlyMap<string, Reader> } {
  const standing = standingOf(facts, planted);
  const people = new Map<string, Reader>();
  for (const { readers } of textKinds[standing.kind].stages.slice(0, standing.stage + 1)) {
    for (const reader of readers) {
      for (const person of standing.people[reader] ?? []) if (!people.has(person)) people.set(person, reader);
    }
  }
  return { kind: standing.kind, people };
}

function standingOf(facts: Facts, { column, row }: Planted): Standing {
  const [model = ""] = column.split(".");
  switch (model) {
    case "Rating":
      return ofRating(facts, row);
    case "PrivateNote":
      return { kind: "assessment.private-note", stage: 0, people: { author: list(row.authorId) } };
    case "Evidence":
    case "Attachment":
      return ofEvidence(facts, column, model === "Evidence" ? row : facts.find("Evidence", row.evidenceId));
    case "EvidenceVouch":
      return ofEndorsement(facts, row);
    case "Goal":
      return ofPlan(facts, row.personId);
    case "GoalAction":
    case "GoalChange":
      return ofPlan(facts, facts.find("Goal", row.goalId).personId);
    case "CheckIn":
    case "FollowUp": {
      const talk = model === "CheckIn" ? row : facts.find("CheckIn", row.checkInId);
      const people = { person: list(talk.personId), holder: list(talk.managerId) };
      return { kind: "growth.check-in-notes", stage: 0, people };
    }
    case "CheckInNote":
      return { kind: "growth.private-note", stage: 0, people: { author: list(row.authorId) } };
    case "FeedbackRequest":
    case "FeedbackAnswer":
      return ofFeedback(facts, model === "FeedbackRequest" ? row : facts.find("FeedbackRequest", row.requestId), model);
    case "PromotionCase":
    case "CaseNarrative":
    case "CaseAddendum":
    case "CaseVote":
    case "CaseConflict":
      return ofCase(facts, column, model === "PromotionCase" ? row : facts.find("PromotionCase", row.caseId), row);
    case "CalibrationRemark":
    case "CalibrationDecision":
      return ofSession(facts, model, row);
    case "SharedCase":
    case "SharedCaseRating":
      return ofSharedCase(facts, column, row);
    case "AuditRecord":
      return ofRecord(facts, row);
    case "CalibrationSession":
      return ofSessionName(facts, row);
    case "Committee":
      return ofCommitteeName(facts, row);
    case "FormDraft":
      return { kind: "form.draft", stage: 0, people: { author: list(row.personId) } };
    case "Person":
      return ofAddress(facts, row);
    default:
      return { kind: "organisation.name", stage: 0, people: { everyone: facts.everyone } };
  }
}

function ofAddress(facts: Facts, row: Row): Standing {
  const people = { person: list(row.id), chain: facts.chainOf(row.id), administrators: facts.administrators };
  return { kind: "person.email", stage: 0, people };
}

function ofRating(facts: Facts, row: Row): Standing {
  const sheet = facts.find("Sheet", row.sheetId);
  const assessment = facts.find("Assessment", sheet.assessmentId);
  const sides = { person: list(assessment.subjectId), reviewer: list(assessment.reviewerId) };
  if (sheet.kind === "agreed") return { kind: "assessment.agreed-reason", stage: 0, people: sides };
  const author = list(sheet.raterId);
  if (assessment.cycleId === null) {
    const people = { author, manager: list(assessment.sharedWithId) };
    return { kind: "assessment.own-note", stage: assessment.sharedWithId ? 1 : 0, people };
  }
  const isShown = facts.bothIn(assessment) && !isTrue(sheet.superseded);
  return { kind: "assessment.note", stage: isShown ? 1 : 0, people: { author, ...sides } };
}

/** Whom the owner shows a piece to, by sharing, asking, rating with it or choosing it for a case. */
function evidenceShownTo(facts: Facts, piece: Row): { seen: string[]; asked: string[]; session: string[] } {
  const uses = facts.rows("AssessmentEvidence").filter((use) => use.evidenceId === piece.id);
  const assessments = uses.map((use) => facts.find("Assessment", use.assessmentId));
  const weighed = assessments.filter((assessment) => facts.bothIn(assessment));
  const inSession = new Set(weighed.map(({ id }) => id));
  const cases = facts
    .rows("CaseEvidence")
    .filter((use) => use.evidenceId === piece.id)
    .map((use) => facts.find("PromotionCase", use.caseId));
  const isShown = !piece.archivedAt;
  return {
    seen: [
      ...(isShown && piece.sharedWithManagerAt ? facts.managerOf(piece.subjectId) : []),
      ...weighed.flatMap((assessment) => list(assessment.subjectId, assessment.reviewerId)),
      ...assessments.flatMap((assessment) => list(assessment.sharedWithId)),
      ...cases.flatMap((one) => caseReaders(facts, one)),
    ],
    asked: facts
      .rows("EvidenceVouch")
      .flatMap((vouch) => (isShown && vouch.evidenceId === piece.id && !vouch.declinedAt ? list(vouch.personId) : [])),
    session: facts
      .rows("CalibrationSubject")
      .flatMap((subject) =>
        inSession.has(subject.assessmentId) ? membersBut(facts, subject.sessionId, piece.subjectId) : [],
      ),
  };
}

function ofEvidence(facts: Facts, column: string, piece: Row): Standing {
  const { seen, asked, session } = evidenceShownTo(facts, piece);
  const kind = /\.(title|links)$/.test(column) ? "evidence.title" : "evidence.words";
  return { kind, stage: 1, people: { author: list(piece.authorId), shown: [...seen, ...asked], session } };
}

function ofEndorsement(facts: Facts, vouch: Row): Standing {
  const piece = facts.find("Evidence", vouch.evidenceId);
  const owner = list(piece.authorId);
  if (vouch.declinedAt) return { kind: "evidence.decline-reason", stage: 0, people: { owner } };
  const people = { owner, author: list(vouch.personId), shown: evidenceShownTo(facts, piece).seen };
  return { kind: "evidence.endorsement", stage: 0, people };
}

function ofPlan(facts: Facts, person: unknown): Standing {
  return { kind: "growth.goal", stage: 0, people: { person: list(person), manager: facts.managerOf(person) } };
}

function ofFeedback(facts: Facts, request: Row, model: string): Standing {
  const asker = list(request.askerId);
  const manager = list(request.sharedWithId);
  const stage = request.sharedWithId ? 1 : 0;
  if (model === "FeedbackRequest") {
    const asked = facts
      .rows("FeedbackInvitation")
      .flatMap((invitation) => (invitation.requestId === request.id ? list(invitation.colleagueId) : []));
    return { kind: "feedback.question", stage, people: { author: asker, asked, manager } };
  }
  const answers = facts.rows("FeedbackAnswer").filter((answer) => answer.requestId === request.id).length;
  const isReadable = isTrue(request.named) || (request.closedAt && answers >= 3);
  return { kind: "feedback.answer", stage, people: isReadable ? { asker, manager } : {} };
}

function membersBut(facts: Facts, session: unknown, person: unknown): string[] {
  return facts
    .rows("CalibrationMember")
    .flatMap((member) => (member.sessionId === session && member.personId !== person ? list(member.personId) : []));
}

function ofSession(facts: Facts, model: string, row: Row): Standing {
  const assessment = facts.find("Assessment", row.assessmentId);
  const session = membersBut(facts, row.sessionId, assessment.subjectId);
  if (model === "CalibrationRemark") return { kind: "calibration.remark", stage: 0, people: { session } };
  return ofDecision(facts, { sessionId: row.sessionId, assessment, isKept: row.before === row.after, session });
}

function ofDecision(
  facts: Facts,
  of: { sessionId: unknown; assessment: Row; isKept: boolean; session: string[] },
): Standing {
  const { assessment, session, isKept } = of;
  const stage = facts.find("CalibrationSession", of.sessionId).state === "released" ? 1 : 0;
  const person = list(assessment.subjectId);
  // Why a rating was kept is not for the one whose it is, whatever else they are.
  const administrators = facts.administrators.filter((id) => !isKept || !person.includes(id));
  if (isKept) return { kind: "calibration.keep-reason", stage, people: { session, administrators } };
  const people = {
    session,
    person,
    reviewer: list(assessment.reviewerId),
    chain: facts.chainOf(person[0]),
    administrators,
  };
  return { kind: "calibration.change-reason", stage, people };
}

function ofSessionName(facts: Facts, row: Row): Standing {
  const changed = facts
    .rows("CalibrationDecision")
    .filter((decision) => decision.sessionId === row.id && decision.before !== decision.after)
    .map((decision) => facts.find("Assessment", decision.assessmentId));
  const people = {
    administrators: facts.administrators,
    session: membersBut(facts, row.id, null),
    person: changed.flatMap(({ subjectId }) => list(subjectId)),
    reviewer: facts
      .rows("CalibrationSubject")
      .flatMap((subject) =>
        subject.sessionId === row.id ? list(facts.find("Assessment", subject.assessmentId).reviewerId) : [],
      ),
    chain: changed.flatMap(({ subjectId }) => facts.chainOf(subjectId)),
  };
  return { kind: "calibration.session-name", stage: row.state === "released" ? 1 : 0, people };
}

function ofSharedCase(facts: Facts, column: string, row: Row): Standing {
  if (column === "SharedCaseRating.note") {
    const author = list(facts.find("SharedCaseAnswer", row.answerId).raterId);
    return { kind: "shared-case.note", stage: 0, people: { author } };
  }
  const consenters = facts
    .rows("SharedCaseConsent")
    .flatMap((consent) => (consent.sharedCaseId === row.id ? list(consent.personId) : []));
  const raters = facts.rows("Person").flatMap((person) => (person.status === "active" ? list(person.managerId) : []));
  const people = { administrators: facts.administrators, consenters, raters };
  return { kind: "shared-case.text", stage: row.state === "preparing" ? 0 : 1, people };
}

function ofRecord(facts: Facts, row: Row): Standing {
  const { administrators } = facts;
  switch (row.action) {
    case "rating.agreed": {
      const assessment = facts.find("Assessment", row.subjectId);
      const people = { person: list(assessment.subjectId), reviewer: list(assessment.reviewerId) };
      return { kind: "assessment.agreed-reason", stage: 0, people };
    }
    case "calibration.decided": {
      const isKept = JSON.parse(textOf(row, "before")).level === JSON.parse(textOf(row, "after")).level;
      const assessment = { subjectId: row.personId };
      return ofDecision(facts, { sessionId: row.subjectId, assessment, isKept, session: [] });
    }
    case "case.conflict-declared":
      return { kind: "case.conflict", stage: 0, people: { administrators } };
    case "assessment.reviewer-changed":
      return { kind: "assessment.reviewer-reason", stage: 0, people: { administrators } };
    case "access.sessions-ended":
      return { kind: "access.sessions-reason", stage: 0, people: { administrators } };
    case "calibration.reopened":
      return { kind: "calibration.reopen-reason", stage: 0, people: { administrators } };
    default:
      return { kind: "assessment.reopen-reason", stage: 0, people: { administrators } };
  }
}
