-- CreateIndex
CREATE INDEX "AuditRecord_action_sequence_idx" ON "AuditRecord"("action", "sequence");
