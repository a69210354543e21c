-- AlterTable
ALTER TABLE "PromotionCase" ADD COLUMN     "closedAt" TIMESTAMP(3),
ADD COLUMN     "effectiveOn" TEXT,
ADD COLUMN     "recommendedAt" TIMESTAMP(3),
ADD COLUMN     "roleChangedAt" TIMESTAMP(3),
ADD COLUMN     "votingClosedAt" TIMESTAMP(3),
ADD COLUMN     "withdrawnAt" TIMESTAMP(3);
