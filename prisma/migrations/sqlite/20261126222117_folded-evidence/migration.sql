-- A column is added in place: rewriting "Evidence" would touch every table that refers to it.
-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN "searchKey" TEXT NOT NULL DEFAULT '';
