-- AlterTable
ALTER TABLE "PromotionCase" ADD COLUMN "reviewAskedAt" DATETIME;
