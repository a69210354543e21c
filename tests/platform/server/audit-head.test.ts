import { expect, test } from "vitest";
import { createLogger } from "#app/platform/server/log";
import { createTelemetry } from "#app/platform/server/telemetry";

const HASH = `0f3a5c7e9b12${"a".repeat(52)}`;

const newTelemetry = () => createTelemetry(createLogger({ LOG_LEVEL: "silent" }), { slowStatementMs: 1_000 });
const linesOf = (text: string) => text.split("\n").filter((line) => line.startsWith("cairn_audit_head"));

test("the head of the audit log is two numbers without labels, however often it changes", async () => {
  const telemetry = newTelemetry();
  let sequence = 4345;
  telemetry.watchAuditHead(async () => ({ sequence: sequence++, hash: HASH }));
  await telemetry.metrics();
  expect(linesOf((await telemetry.metrics()).text)).toEqual([
    "cairn_audit_head_sequence 4346",
    `cairn_audit_head_hash ${0x0f3a5c7e9b12}`,
  ]);
  expect((0x0f3a5c7e9b12).toString(16).padStart(12, "0")).toBe(HASH.slice(0, 12));
});

test("while the database is gone, the other metrics are there all the same", async () => {
  const telemetry = newTelemetry();
  telemetry.watchAuditHead(() => Promise.reject(new Error("gone")));
  const { text } = await telemetry.metrics();
  expect(text).toContain("process_cpu_seconds_total");
  expect(linesOf(text)).toEqual(["cairn_audit_head_sequence Nan", "cairn_audit_head_hash Nan"]);
});
