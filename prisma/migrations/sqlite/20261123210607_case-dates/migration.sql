-- AlterTable
ALTER TABLE "PromotionCase" ADD COLUMN "closedAt" DATETIME;
ALTER TABLE "PromotionCase" ADD COLUMN "effectiveOn" TEXT;
ALTER TABLE "PromotionCase" ADD COLUMN "recommendedAt" DATETIME;
ALTER TABLE "PromotionCase" ADD COLUMN "roleChangedAt" DATETIME;
ALTER TABLE "PromotionCase" ADD COLUMN "votingClosedAt" DATETIME;
ALTER TABLE "PromotionCase" ADD COLUMN "withdrawnAt" DATETIME;
