-- CreateTable
CREATE TABLE "SecurityEvent" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "actorId" TEXT,
    "account" TEXT,
    "address" TEXT,
    "device" TEXT,
    "detail" TEXT NOT NULL,

    CONSTRAINT "SecurityEvent_pkey" PRIMARY KEY ("id")
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
