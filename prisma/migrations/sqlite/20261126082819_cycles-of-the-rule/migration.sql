-- AlterTable
ALTER TABLE "LadderVersion" ADD COLUMN "consecutiveCycles" INTEGER NOT NULL DEFAULT 8;

-- What the rule of each version says
UPDATE "LadderVersion" SET "consecutiveCycles" = coalesce(json_extract("content", '$.promotionRule.consecutiveCycles'), 8);
