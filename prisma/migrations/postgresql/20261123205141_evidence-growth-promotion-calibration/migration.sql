-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "choice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "problem" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "result" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "risk" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sharedWithManagerAt" TIMESTAMP(3),
ADD COLUMN     "updatedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "publicLadder" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unnamedFeedback" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Rating" ADD COLUMN     "lookAgain" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "AssessmentMove" (
    "id" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "fromVersionId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "movedById" TEXT NOT NULL,
    "movedAt" TIMESTAMP(3) NOT NULL,
    "before" TEXT NOT NULL,
    "revertedAt" TIMESTAMP(3),

    CONSTRAINT "AssessmentMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceTag" (
    "evidenceId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EvidenceTag_pkey" PRIMARY KEY ("evidenceId","competencyId","criterionId")
);

-- CreateTable
CREATE TABLE "EvidenceVouch" (
    "evidenceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "vouchedAt" TIMESTAMP(3),
    "declinedAt" TIMESTAMP(3),
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "EvidenceVouch_pkey" PRIMARY KEY ("evidenceId","personId")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Goal" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoalAction" (
    "id" TEXT NOT NULL,
    "goalId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "evidenceId" TEXT,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GoalAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoalChange" (
    "id" TEXT NOT NULL,
    "goalId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "changes" TEXT NOT NULL,

    CONSTRAINT "GoalChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanSeen" (
    "personId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlanSeen_pkey" PRIMARY KEY ("personId","readerId")
);

-- CreateTable
CREATE TABLE "AgendaOrder" (
    "personId" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "keys" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AgendaOrder_pkey" PRIMARY KEY ("personId","readerId")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "managerId" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL,
    "checkInId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckInNote" (
    "checkInId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CheckInNote_pkey" PRIMARY KEY ("checkInId","authorId")
);

-- CreateTable
CREATE TABLE "FeedbackRequest" (
    "id" TEXT NOT NULL,
    "askerId" TEXT NOT NULL,
    "ladderVersionId" TEXT NOT NULL,
    "competencies" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "named" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FeedbackRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FeedbackInvitation" (
    "requestId" TEXT NOT NULL,
    "colleagueId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "FeedbackInvitation_pkey" PRIMARY KEY ("requestId","colleagueId")
);

-- CreateTable
CREATE TABLE "FeedbackAnswer" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "authorId" TEXT,
    "content" TEXT NOT NULL,

    CONSTRAINT "FeedbackAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromotionCase" (
    "id" TEXT NOT NULL,
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
    "submittedAt" TIMESTAMP(3),
    "snapshot" TEXT,
    "snapshotHash" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decision" TEXT,
    "decisionFeedback" TEXT NOT NULL DEFAULT '',
    "decisionGaps" TEXT NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PromotionCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseNarrative" (
    "caseId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CaseNarrative_pkey" PRIMARY KEY ("caseId","competencyId")
);

-- CreateTable
CREATE TABLE "CaseEvidence" (
    "caseId" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseEvidence_pkey" PRIMARY KEY ("caseId","evidenceId","competencyId","criterionId")
);

-- CreateTable
CREATE TABLE "CaseShare" (
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaseShare_pkey" PRIMARY KEY ("caseId","personId")
);

-- CreateTable
CREATE TABLE "CaseAddendum" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaseAddendum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Committee" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "meetsOn" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitteeMember" (
    "committeeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "isChair" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CommitteeMember_pkey" PRIMARY KEY ("committeeId","personId")
);

-- CreateTable
CREATE TABLE "CaseVote" (
    "caseId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "vote" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "castAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CaseVote_pkey" PRIMARY KEY ("caseId","memberId")
);

-- CreateTable
CREATE TABLE "CaseConflict" (
    "caseId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "declaredAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaseConflict_pkey" PRIMARY KEY ("caseId","memberId")
);

-- CreateTable
CREATE TABLE "CalibrationSession" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "releasedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CalibrationSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationMember" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "isChair" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CalibrationMember_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "CalibrationSubject" (
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,

    CONSTRAINT "CalibrationSubject_pkey" PRIMARY KEY ("sessionId","assessmentId")
);

-- CreateTable
CREATE TABLE "CalibrationDecision" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "before" INTEGER,
    "after" INTEGER,
    "reason" TEXT NOT NULL,
    "decidedById" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "CalibrationDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationRemark" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL DEFAULT '',
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CalibrationRemark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedCase" (
    "id" TEXT NOT NULL,
    "ladderVersionId" TEXT NOT NULL,
    "writtenCaseId" TEXT NOT NULL DEFAULT '',
    "assessmentId" TEXT,
    "roleId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SharedCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedCaseConsent" (
    "sharedCaseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SharedCaseConsent_pkey" PRIMARY KEY ("sharedCaseId","personId")
);

-- CreateTable
CREATE TABLE "SharedCaseAnswer" (
    "id" TEXT NOT NULL,
    "sharedCaseId" TEXT NOT NULL,
    "raterId" TEXT NOT NULL,
    "submittedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SharedCaseAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedCaseRating" (
    "answerId" TEXT NOT NULL,
    "competencyId" TEXT NOT NULL,
    "proficiency" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SharedCaseRating_pkey" PRIMARY KEY ("answerId","competencyId")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "input" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "renewedAt" TIMESTAMP(3),
    "cancelRequestedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

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
CREATE UNIQUE INDEX "CalibrationDecision_sessionId_assessmentId_competencyId_rev_key" ON "CalibrationDecision"("sessionId", "assessmentId", "competencyId", "revision");

-- CreateIndex
CREATE INDEX "CalibrationRemark_sessionId_assessmentId_competencyId_creat_idx" ON "CalibrationRemark"("sessionId", "assessmentId", "competencyId", "createdAt");

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

-- AddForeignKey
ALTER TABLE "AssessmentMove" ADD CONSTRAINT "AssessmentMove_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentMove" ADD CONSTRAINT "AssessmentMove_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "LadderVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentMove" ADD CONSTRAINT "AssessmentMove_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "LadderVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentMove" ADD CONSTRAINT "AssessmentMove_movedById_fkey" FOREIGN KEY ("movedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceTag" ADD CONSTRAINT "EvidenceTag_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceVouch" ADD CONSTRAINT "EvidenceVouch_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceVouch" ADD CONSTRAINT "EvidenceVouch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalAction" ADD CONSTRAINT "GoalAction_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalAction" ADD CONSTRAINT "GoalAction_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalChange" ADD CONSTRAINT "GoalChange_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalChange" ADD CONSTRAINT "GoalChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSeen" ADD CONSTRAINT "PlanSeen_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanSeen" ADD CONSTRAINT "PlanSeen_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaOrder" ADD CONSTRAINT "AgendaOrder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaOrder" ADD CONSTRAINT "AgendaOrder_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInNote" ADD CONSTRAINT "CheckInNote_checkInId_fkey" FOREIGN KEY ("checkInId") REFERENCES "CheckIn"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInNote" ADD CONSTRAINT "CheckInNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRequest" ADD CONSTRAINT "FeedbackRequest_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRequest" ADD CONSTRAINT "FeedbackRequest_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackInvitation" ADD CONSTRAINT "FeedbackInvitation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "FeedbackRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackInvitation" ADD CONSTRAINT "FeedbackInvitation_colleagueId_fkey" FOREIGN KEY ("colleagueId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackAnswer" ADD CONSTRAINT "FeedbackAnswer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "FeedbackRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackAnswer" ADD CONSTRAINT "FeedbackAnswer_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromotionCase" ADD CONSTRAINT "PromotionCase_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromotionCase" ADD CONSTRAINT "PromotionCase_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromotionCase" ADD CONSTRAINT "PromotionCase_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromotionCase" ADD CONSTRAINT "PromotionCase_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseNarrative" ADD CONSTRAINT "CaseNarrative_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvidence" ADD CONSTRAINT "CaseEvidence_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvidence" ADD CONSTRAINT "CaseEvidence_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseShare" ADD CONSTRAINT "CaseShare_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseShare" ADD CONSTRAINT "CaseShare_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAddendum" ADD CONSTRAINT "CaseAddendum_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAddendum" ADD CONSTRAINT "CaseAddendum_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeMember" ADD CONSTRAINT "CommitteeMember_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitteeMember" ADD CONSTRAINT "CommitteeMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseVote" ADD CONSTRAINT "CaseVote_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseVote" ADD CONSTRAINT "CaseVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseConflict" ADD CONSTRAINT "CaseConflict_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PromotionCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseConflict" ADD CONSTRAINT "CaseConflict_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationSession" ADD CONSTRAINT "CalibrationSession_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationMember" ADD CONSTRAINT "CalibrationMember_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationMember" ADD CONSTRAINT "CalibrationMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationSubject" ADD CONSTRAINT "CalibrationSubject_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationSubject" ADD CONSTRAINT "CalibrationSubject_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationDecision" ADD CONSTRAINT "CalibrationDecision_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationDecision" ADD CONSTRAINT "CalibrationDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRemark" ADD CONSTRAINT "CalibrationRemark_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRemark" ADD CONSTRAINT "CalibrationRemark_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCase" ADD CONSTRAINT "SharedCase_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCase" ADD CONSTRAINT "SharedCase_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCaseConsent" ADD CONSTRAINT "SharedCaseConsent_sharedCaseId_fkey" FOREIGN KEY ("sharedCaseId") REFERENCES "SharedCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCaseConsent" ADD CONSTRAINT "SharedCaseConsent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCaseAnswer" ADD CONSTRAINT "SharedCaseAnswer_sharedCaseId_fkey" FOREIGN KEY ("sharedCaseId") REFERENCES "SharedCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCaseAnswer" ADD CONSTRAINT "SharedCaseAnswer_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedCaseRating" ADD CONSTRAINT "SharedCaseRating_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "SharedCaseAnswer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
