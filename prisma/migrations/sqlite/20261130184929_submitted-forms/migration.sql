-- CreateTable
CREATE TABLE "SubmittedForm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "answer" TEXT
);

-- CreateIndex
CREATE INDEX "SubmittedForm_at_idx" ON "SubmittedForm"("at");
