-- DropIndex
DROP INDEX "Person_managerId_idx";

-- CreateIndex
CREATE INDEX "Person_managerId_status_nameKey_idx" ON "Person"("managerId", "status", "nameKey");
