-- CreateIndex
CREATE INDEX "Assessment_phase_finalAt_idx" ON "Assessment"("phase", "finalAt");
