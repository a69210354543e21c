-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "seenLadderId" TEXT;
