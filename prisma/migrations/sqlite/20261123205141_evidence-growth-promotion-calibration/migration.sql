-- CreateTable
CREATE TABLE "AssessmentMove" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assessmentId" TEXT NOT NULL,
    "fromVersionId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "movedById" TEXT NOT NULL,
    "movedAt" DATETIME NOT NULL,
    "before" TEXT NOT NULL,
    "revertedAt" DATETIME,
    CONSTRAINT "AssessmentMove_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AssessmentMove_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "LadderVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AssessmentMove_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "LadderVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AssessmentMove_movedById_fkey" FOREIGN KEY ("movedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EvidenceTag" (
    "evidenceId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("evidenceId", "competencyId", "criterionId"),
    CONSTRAINT "EvidenceTag_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EvidenceVouch" (
    "evidenceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "vouchedAt" DATETIME,
    "declinedAt" DATETIME,
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("evidenceId", "personId"),
    CONSTRAINT "EvidenceVouch_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "EvidenceVouch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "evidenceId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Attachment_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Goal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "fromProficiency" INTEGER,
    "toProficiency" INTEGER NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "helpNeeded" TEXT NOT NULL DEFAULT '',
    "criteria" TEXT NOT NULL DEFAULT '[]',
    "dueOn" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "dropReason" TEXT NOT NULL DEFAULT '',
    "caseId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Goal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Goal_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GoalAction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "goalId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "evidenceId" TEXT,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "GoalAction_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GoalAction_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GoalChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "goalId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "changes" TEXT NOT NULL,
    CONSTRAINT "GoalChange_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GoalChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanSeen" (
    "personId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "readerId"),
    CONSTRAINT "PlanSeen_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanSeen_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaOrder" (
    "personId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "keys" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "readerId"),
    CONSTRAINT "AgendaOrder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AgendaOrder_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "managerId" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CheckIn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckIn_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "checkInId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FollowUp_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CheckInNote" (
    "checkInId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("checkInId", "authorId"),
    CONSTRAINT "CheckInNote_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CheckInNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FeedbackRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "askerId" TEXT NOT NULL,
    "ladderVersionId" TEXT NOT NULL,
    "competencies" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "named" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FeedbackRequest_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FeedbackRequest_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FeedbackInvitation" (
    "requestId" TEXT NOT NULL,
    "colleagueId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    PRIMARY KEY ("requestId", "colleagueId"),
    CONSTRAINT "FeedbackInvitation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "FeedbackRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FeedbackInvitation_colleagueId_fkey" FOREIGN KEY ("colleagueId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FeedbackAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "authorId" TEXT,
    "content" TEXT NOT NULL,
    CONSTRAINT "FeedbackAnswer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "FeedbackRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FeedbackAnswer_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PromotionCase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subjectId" TEXT NOT NULL,
    "managerId" TEXT,
    "ladderVersionId" TEXT NOT NULL,
    "fromRoleId" TEXT NOT NULL,
    "targetRoleId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "summary" TEXT NOT NULL DEFAULT '',
    "recommendation" TEXT,
    "recommendationWords" TEXT NOT NULL DEFAULT '',
    "committeeId" TEXT,
    "submittedAt" DATETIME,
    "snapshot" TEXT,
    "snapshotHash" TEXT,
    "decidedAt" DATETIME,
    "decision" TEXT,
    "decisionFeedback" TEXT NOT NULL DEFAULT '',
    "decisionGaps" TEXT NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "PromotionCase_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PromotionCase_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PromotionCase_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PromotionCase_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseNarrative" (
    "caseId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("caseId", "competencyId"),
    CONSTRAINT "CaseNarrative_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseEvidence" (
    "caseId" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("caseId", "evidenceId", "competencyId", "criterionId"),
    CONSTRAINT "CaseEvidence_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CaseEvidence_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseShare" (
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("caseId", "personId"),
    CONSTRAINT "CaseShare_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CaseShare_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseAddendum" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "CaseAddendum_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CaseAddendum_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Committee" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "meetsOn" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "CommitteeMember" (
    "committeeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "isChair" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("committeeId", "personId"),
    CONSTRAINT "CommitteeMember_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CommitteeMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseVote" (
    "caseId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "vote" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "castAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("caseId", "memberId"),
    CONSTRAINT "CaseVote_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CaseVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseConflict" (
    "caseId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "declaredAt" DATETIME NOT NULL,

    PRIMARY KEY ("caseId", "memberId"),
    CONSTRAINT "CaseConflict_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CaseConflict_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "releasedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CalibrationSession_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationMember" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "isChair" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("sessionId", "personId"),
    CONSTRAINT "CalibrationMember_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationSubject" (
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "assessmentId"),
    CONSTRAINT "CalibrationSubject_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationSubject_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "before" INTEGER,
    "after" INTEGER,
    "reason" TEXT NOT NULL,
    "decidedById" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "CalibrationDecision_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalibrationRemark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL DEFAULT '',
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "CalibrationRemark_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationRemark_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SharedCase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ladderVersionId" TEXT NOT NULL,
    "writtenCaseId" TEXT NOT NULL DEFAULT '',
    "assessmentId" TEXT,
    "roleId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "SharedCase_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SharedCase_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SharedCaseConsent" (
    "sharedCaseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("sharedCaseId", "personId"),
    CONSTRAINT "SharedCaseConsent_sharedCaseId_fkey" FOREIGN KEY ("sharedCaseId") REFERENCES "SharedCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SharedCaseConsent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SharedCaseAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sharedCaseId" TEXT NOT NULL,
    "raterId" TEXT NOT NULL,
    "submittedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "SharedCaseAnswer_sharedCaseId_fkey" FOREIGN KEY ("sharedCaseId") REFERENCES "SharedCase" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SharedCaseAnswer_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SharedCaseRating" (
    "answerId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "proficiency" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("answerId", "competencyId"),
    CONSTRAINT "SharedCaseRating_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "SharedCaseAnswer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "input" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "createdAt" DATETIME NOT NULL,
    "renewedAt" DATETIME,
    "cancelRequestedAt" DATETIME,
    "finishedAt" DATETIME,
    CONSTRAINT "Job_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Evidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subjectId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT NOT NULL DEFAULT '',
    "happenedOn" TEXT,
    "problem" TEXT NOT NULL DEFAULT '',
    "choice" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL DEFAULT '',
    "risk" TEXT NOT NULL DEFAULT '',
    "sharedWithManagerAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME,
    "archivedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Evidence_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Evidence" ("archivedAt", "authorId", "createdAt", "happenedOn", "id", "link", "subjectId", "title", "version") SELECT "archivedAt", "authorId", "createdAt", "happenedOn", "id", "link", "subjectId", "title", "version" FROM "Evidence";
DROP TABLE "Evidence";
ALTER TABLE "new_Evidence" RENAME TO "Evidence";
CREATE INDEX "Evidence_subjectId_createdAt_idx" ON "Evidence"("subjectId", "createdAt");
CREATE INDEX "Evidence_authorId_idx" ON "Evidence"("authorId");
CREATE TABLE "new_Organisation" (
    "id" TEXT NOT NULL PRIMARY KEY DEFAULT 'organisation',
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "publicLadder" BOOLEAN NOT NULL DEFAULT false,
    "unnamedFeedback" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Organisation" ("createdAt", "demo", "id", "name", "timeZone", "version") SELECT "createdAt", "demo", "id", "name", "timeZone", "version" FROM "Organisation";
DROP TABLE "Organisation";
ALTER TABLE "new_Organisation" RENAME TO "Organisation";
CREATE TABLE "new_Rating" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sheetId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "proficiency" INTEGER,
    "notObserved" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "criteriaSeen" TEXT NOT NULL DEFAULT '[]',
    "lookAgain" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Rating_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "Sheet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Rating" ("competencyId", "criteriaSeen", "id", "notObserved", "note", "proficiency", "sheetId", "updatedAt", "version") SELECT "competencyId", "criteriaSeen", "id", "notObserved", "note", "proficiency", "sheetId", "updatedAt", "version" FROM "Rating";
DROP TABLE "Rating";
ALTER TABLE "new_Rating" RENAME TO "Rating";
CREATE UNIQUE INDEX "Rating_sheetId_competencyId_key" ON "Rating"("sheetId", "competencyId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "AssessmentMove_assessmentId_movedAt_idx" ON "AssessmentMove"("assessmentId", "movedAt");

-- CreateIndex
CREATE INDEX "AssessmentMove_movedById_idx" ON "AssessmentMove"("movedById");

-- CreateIndex
CREATE INDEX "AssessmentMove_fromVersionId_idx" ON "AssessmentMove"("fromVersionId");

-- CreateIndex
CREATE INDEX "AssessmentMove_toVersionId_idx" ON "AssessmentMove"("toVersionId");

-- CreateIndex
CREATE INDEX "EvidenceVouch_personId_idx" ON "EvidenceVouch"("personId");

-- CreateIndex
CREATE INDEX "Attachment_evidenceId_idx" ON "Attachment"("evidenceId");

-- CreateIndex
CREATE INDEX "Attachment_sha256_idx" ON "Attachment"("sha256");

-- CreateIndex
CREATE INDEX "Goal_personId_state_idx" ON "Goal"("personId", "state");

-- CreateIndex
CREATE INDEX "Goal_caseId_idx" ON "Goal"("caseId");

-- CreateIndex
CREATE INDEX "GoalAction_goalId_position_idx" ON "GoalAction"("goalId", "position");

-- CreateIndex
CREATE INDEX "GoalAction_evidenceId_idx" ON "GoalAction"("evidenceId");

-- CreateIndex
CREATE INDEX "GoalChange_goalId_at_idx" ON "GoalChange"("goalId", "at");

-- CreateIndex
CREATE INDEX "GoalChange_byId_idx" ON "GoalChange"("byId");

-- CreateIndex
CREATE INDEX "PlanSeen_readerId_idx" ON "PlanSeen"("readerId");

-- CreateIndex
CREATE INDEX "AgendaOrder_readerId_idx" ON "AgendaOrder"("readerId");

-- CreateIndex
CREATE INDEX "CheckIn_personId_heldOn_idx" ON "CheckIn"("personId", "heldOn");

-- CreateIndex
CREATE INDEX "CheckIn_managerId_idx" ON "CheckIn"("managerId");

-- CreateIndex
CREATE INDEX "FollowUp_checkInId_position_idx" ON "FollowUp"("checkInId", "position");

-- CreateIndex
CREATE INDEX "FollowUp_ownerId_idx" ON "FollowUp"("ownerId");

-- CreateIndex
CREATE INDEX "CheckInNote_authorId_idx" ON "CheckInNote"("authorId");

-- CreateIndex
CREATE INDEX "FeedbackRequest_askerId_createdAt_idx" ON "FeedbackRequest"("askerId", "createdAt");

-- CreateIndex
CREATE INDEX "FeedbackRequest_ladderVersionId_idx" ON "FeedbackRequest"("ladderVersionId");

-- CreateIndex
CREATE INDEX "FeedbackInvitation_colleagueId_state_idx" ON "FeedbackInvitation"("colleagueId", "state");

-- CreateIndex
CREATE INDEX "FeedbackAnswer_requestId_idx" ON "FeedbackAnswer"("requestId");

-- CreateIndex
CREATE INDEX "FeedbackAnswer_authorId_idx" ON "FeedbackAnswer"("authorId");

-- CreateIndex
CREATE INDEX "PromotionCase_subjectId_state_idx" ON "PromotionCase"("subjectId", "state");

-- CreateIndex
CREATE INDEX "PromotionCase_managerId_state_idx" ON "PromotionCase"("managerId", "state");

-- CreateIndex
CREATE INDEX "PromotionCase_committeeId_idx" ON "PromotionCase"("committeeId");

-- CreateIndex
CREATE INDEX "PromotionCase_ladderVersionId_idx" ON "PromotionCase"("ladderVersionId");

-- CreateIndex
CREATE INDEX "CaseEvidence_evidenceId_idx" ON "CaseEvidence"("evidenceId");

-- CreateIndex
CREATE INDEX "CaseShare_personId_idx" ON "CaseShare"("personId");

-- CreateIndex
CREATE INDEX "CaseAddendum_caseId_createdAt_idx" ON "CaseAddendum"("caseId", "createdAt");

-- CreateIndex
CREATE INDEX "CaseAddendum_authorId_idx" ON "CaseAddendum"("authorId");

-- CreateIndex
CREATE INDEX "Committee_state_meetsOn_idx" ON "Committee"("state", "meetsOn");

-- CreateIndex
CREATE INDEX "CommitteeMember_personId_idx" ON "CommitteeMember"("personId");

-- CreateIndex
CREATE INDEX "CaseVote_memberId_idx" ON "CaseVote"("memberId");

-- CreateIndex
CREATE INDEX "CaseConflict_memberId_idx" ON "CaseConflict"("memberId");

-- CreateIndex
CREATE INDEX "CalibrationSession_cycleId_idx" ON "CalibrationSession"("cycleId");

-- CreateIndex
CREATE INDEX "CalibrationSession_state_createdAt_idx" ON "CalibrationSession"("state", "createdAt");

-- CreateIndex
CREATE INDEX "CalibrationMember_personId_idx" ON "CalibrationMember"("personId");

-- CreateIndex
CREATE INDEX "CalibrationSubject_assessmentId_idx" ON "CalibrationSubject"("assessmentId");

-- CreateIndex
CREATE INDEX "CalibrationDecision_assessmentId_idx" ON "CalibrationDecision"("assessmentId");

-- CreateIndex
CREATE INDEX "CalibrationDecision_decidedById_idx" ON "CalibrationDecision"("decidedById");

-- CreateIndex
CREATE UNIQUE INDEX "CalibrationDecision_sessionId_assessmentId_competencyId_revision_key" ON "CalibrationDecision"("sessionId", "assessmentId", "competencyId", "revision");

-- CreateIndex
CREATE INDEX "CalibrationRemark_sessionId_assessmentId_competencyId_createdAt_idx" ON "CalibrationRemark"("sessionId", "assessmentId", "competencyId", "createdAt");

-- CreateIndex
CREATE INDEX "CalibrationRemark_authorId_idx" ON "CalibrationRemark"("authorId");

-- CreateIndex
CREATE INDEX "SharedCase_state_createdAt_idx" ON "SharedCase"("state", "createdAt");

-- CreateIndex
CREATE INDEX "SharedCase_ladderVersionId_idx" ON "SharedCase"("ladderVersionId");

-- CreateIndex
CREATE INDEX "SharedCase_assessmentId_idx" ON "SharedCase"("assessmentId");

-- CreateIndex
CREATE INDEX "SharedCaseConsent_personId_idx" ON "SharedCaseConsent"("personId");

-- CreateIndex
CREATE INDEX "SharedCaseAnswer_raterId_idx" ON "SharedCaseAnswer"("raterId");

-- CreateIndex
CREATE UNIQUE INDEX "SharedCaseAnswer_sharedCaseId_raterId_key" ON "SharedCaseAnswer"("sharedCaseId", "raterId");

-- CreateIndex
CREATE INDEX "Job_ownerId_createdAt_idx" ON "Job"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "Job_state_createdAt_idx" ON "Job"("state", "createdAt");
