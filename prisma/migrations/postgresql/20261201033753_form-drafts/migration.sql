-- CreateTable
CREATE TABLE "FormDraft" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FormDraft_savedAt_idx" ON "FormDraft"("savedAt");

-- CreateIndex
CREATE UNIQUE INDEX "FormDraft_personId_form_key" ON "FormDraft"("personId", "form");

-- AddForeignKey
ALTER TABLE "FormDraft" ADD CONSTRAINT "FormDraft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
