-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_FeedbackRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "askerId" TEXT NOT NULL,
    "ladderVersionId" TEXT NOT NULL,
    "competencies" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "named" BOOLEAN NOT NULL,
    "sharedWithId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "FeedbackRequest_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FeedbackRequest_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FeedbackRequest_sharedWithId_fkey" FOREIGN KEY ("sharedWithId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_FeedbackRequest" ("askerId", "closedAt", "competencies", "createdAt", "id", "ladderVersionId", "named", "question", "version") SELECT "askerId", "closedAt", "competencies", "createdAt", "id", "ladderVersionId", "named", "question", "version" FROM "FeedbackRequest";
DROP TABLE "FeedbackRequest";
ALTER TABLE "new_FeedbackRequest" RENAME TO "FeedbackRequest";
CREATE INDEX "FeedbackRequest_askerId_createdAt_idx" ON "FeedbackRequest"("askerId", "createdAt");
CREATE INDEX "FeedbackRequest_sharedWithId_idx" ON "FeedbackRequest"("sharedWithId");
CREATE INDEX "FeedbackRequest_ladderVersionId_idx" ON "FeedbackRequest"("ladderVersionId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
