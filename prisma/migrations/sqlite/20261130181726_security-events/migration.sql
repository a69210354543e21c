-- CreateTable
CREATE TABLE "SecurityEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "actorId" TEXT,
    "account" TEXT,
    "address" TEXT,
    "device" TEXT,
    "detail" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "SecurityEvent_at_id_idx" ON "SecurityEvent"("at", "id");

-- CreateIndex
CREATE INDEX "SecurityEvent_kind_at_idx" ON "SecurityEvent"("kind", "at");

-- CreateIndex
CREATE INDEX "SecurityEvent_personId_at_idx" ON "SecurityEvent"("personId", "at");

-- CreateIndex
CREATE INDEX "SecurityEvent_actorId_at_idx" ON "SecurityEvent"("actorId", "at");

-- CreateIndex
CREATE INDEX "SecurityEvent_account_at_idx" ON "SecurityEvent"("account", "at");

-- CreateIndex
CREATE INDEX "SecurityEvent_address_at_idx" ON "SecurityEvent"("address", "at");
