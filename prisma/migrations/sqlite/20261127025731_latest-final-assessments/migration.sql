-- CreateIndex
CREATE INDEX "Assessment_phase_finalAt_idx" ON "Assessment"("phase", "finalAt");

-- CreateIndex
CREATE INDEX "Assessment_subjectId_phase_finalAt_idx" ON "Assessment"("subjectId", "phase", "finalAt");
