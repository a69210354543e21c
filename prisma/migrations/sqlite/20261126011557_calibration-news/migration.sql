-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CalibrationSubject" (
    "sessionId" TEXT NOT NULL,
    "assessmentId" TEXT NOT NULL,
    "isNews" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("sessionId", "assessmentId"),
    CONSTRAINT "CalibrationSubject_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CalibrationSubject_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CalibrationSubject" ("assessmentId", "sessionId") SELECT "assessmentId", "sessionId" FROM "CalibrationSubject";
DROP TABLE "CalibrationSubject";
ALTER TABLE "new_CalibrationSubject" RENAME TO "CalibrationSubject";
CREATE INDEX "CalibrationSubject_assessmentId_idx" ON "CalibrationSubject"("assessmentId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
