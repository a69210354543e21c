-- DropIndex
DROP INDEX "Person_status_name_idx";

-- AlterTable: what is folded is compared by its letters alone, whatever the database's own order, as SQLite does.
ALTER TABLE "Person" ADD COLUMN     "locationKey" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "nameKey" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "Person_status_nameKey_idx" ON "Person"("status", "nameKey");
