-- AlterTable
ALTER TABLE "PromotionCase" ADD COLUMN     "reviewAskedAt" TIMESTAMP(3);
