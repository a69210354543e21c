-- AlterTable
ALTER TABLE "CalibrationSubject" ADD COLUMN     "isNews" BOOLEAN NOT NULL DEFAULT false;
