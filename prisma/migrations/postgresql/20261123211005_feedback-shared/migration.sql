-- AlterTable
ALTER TABLE "FeedbackRequest" ADD COLUMN     "sharedWithId" TEXT;

-- CreateIndex
CREATE INDEX "FeedbackRequest_sharedWithId_idx" ON "FeedbackRequest"("sharedWithId");

-- AddForeignKey
ALTER TABLE "FeedbackRequest" ADD CONSTRAINT "FeedbackRequest_sharedWithId_fkey" FOREIGN KEY ("sharedWithId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
