-- Columns are added in place: rewriting "Person" would touch every table that refers to it.
-- DropIndex
DROP INDEX "Person_status_name_idx";

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "nameKey" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Person" ADD COLUMN "locationKey" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Team" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "Person_status_nameKey_idx" ON "Person"("status", "nameKey");
