import type { AuditKeys } from "#app/platform/database/audit-key";
import type { PoolSettings } from "#app/platform/database/engine";
import type { Progress } from "./task";

/** Start data of a worker thread. `cancelled` is shared memory, because a busy thread receives no messages. */
export type WorkerSettings = {
  databaseUrl: string;
  pool: PoolSettings;
  auditKeys: AuditKeys;
  cancelled: SharedArrayBuffer;
};

export type Order = { id: number; name: string; input: unknown };

export type Answer =
  | { id: number; kind: "progress"; progress: Progress }
  | { id: number; kind: "done"; output: unknown }
  | { id: number; kind: "cancelled" }
  | { id: number; kind: "broken"; message: string; stack: string | undefined };
