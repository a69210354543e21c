-- AlterTable
ALTER TABLE "AuditHead" ADD COLUMN     "keyId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seal" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "AuditRecord" ADD COLUMN     "keyId" TEXT NOT NULL DEFAULT '';
