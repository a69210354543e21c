-- AlterTable
ALTER TABLE "Session" ADD COLUMN "authenticatedAt" DATETIME;

-- CreateTable
CREATE TABLE "LinkRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    CONSTRAINT "LinkRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LinkRequest_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccessNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "confirmedById" TEXT,
    "linkHash" TEXT,
    "usedAt" DATETIME,
    "managerId" TEXT,
    "email" TEXT,
    "readAt" DATETIME,
    CONSTRAINT "AccessNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AccessNotice_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AccessNotice_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "AccessNotice_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "LinkRequest_personId_key" ON "LinkRequest"("personId");

-- CreateIndex
CREATE INDEX "LinkRequest_requestedById_idx" ON "LinkRequest"("requestedById");

-- CreateIndex
CREATE UNIQUE INDEX "AccessNotice_linkHash_key" ON "AccessNotice"("linkHash");

-- CreateIndex
CREATE INDEX "AccessNotice_personId_readAt_idx" ON "AccessNotice"("personId", "readAt");

-- CreateIndex
CREATE INDEX "AccessNotice_actorId_idx" ON "AccessNotice"("actorId");

-- CreateIndex
CREATE INDEX "AccessNotice_confirmedById_idx" ON "AccessNotice"("confirmedById");

-- CreateIndex
CREATE INDEX "AccessNotice_managerId_idx" ON "AccessNotice"("managerId");
