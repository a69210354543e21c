-- CreateTable
CREATE TABLE "SubmittedForm" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "answer" TEXT,

    CONSTRAINT "SubmittedForm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SubmittedForm_at_idx" ON "SubmittedForm"("at");
