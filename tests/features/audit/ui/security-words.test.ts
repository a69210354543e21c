import { expect, test } from "vitest";
import { describeSecurityDetail } from "#app/features/audit/ui/security-words";

const describeEvent = (kind: "link-made" | "session-ended" | "export-made", detail: object) =>
  describeSecurityDetail({ kind, detail: detail as Parameters<typeof describeSecurityDetail>[0]["detail"] });

test("an act at the server's command line names the command", () => {
  expect(describeEvent("link-made", { purpose: "password", link: "a1", command: "access link" })).toBe(
    "For a new password, by the command access link, link a1",
  );
  expect(describeEvent("session-ended", { sessions: 3, command: "access end-sessions" })).toBe(
    "3 ended, by the command access end-sessions",
  );
  expect(describeEvent("export-made", { command: "db backup" })).toBe("Whole database, by the command db backup");
  expect(describeEvent("export-made", { command: "move" })).toBe("Whole database, by the command db move");
});

test("an act in a browser names none", () => {
  expect(describeEvent("link-made", { purpose: "invitation", mailed: true, link: "a1" })).toBe(
    "Invitation, emailed, link a1",
  );
  expect(describeEvent("session-ended", {})).toBe("");
  expect(describeEvent("export-made", { route: "people/export", format: "csv" })).toBe("/people/export, csv");
});
