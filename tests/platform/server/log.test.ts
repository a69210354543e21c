import { expect, test } from "vitest";
import { createLogger } from "#app/platform/server/log";

const WORDS = "someone’s words";

/** What the logger writes for an error. */
function log(error: unknown): string {
  const lines: string[] = [];
  createLogger({ LOG_LEVEL: "info" }, { write: (line) => void lines.push(line) }).error(
    { err: error },
    "request failed",
  );
  return lines.join("");
}

test("an error is logged with its kind and place, and without the values that were at hand", () => {
  const driver = { kind: "postgres", originalCode: "22021", detail: `Key (email)=(${WORDS})`, message: WORDS };
  const error = Object.assign(
    new Error("Raw query failed", { cause: Object.assign(new Error("why"), { body: WORDS }) }),
    {
      code: "P2010",
      clientVersion: "7",
      meta: { modelName: "Person", target: [WORDS], driverAdapterError: { cause: driver } },
    },
  );
  const line = log(error);
  expect(line).not.toContain(WORDS);
  expect(JSON.parse(line)).toMatchObject({
    msg: "request failed",
    err: { type: "Error", code: "P2010", driver: { kind: "postgres", code: "22021" }, cause: { message: "why" } },
  });
  expect(JSON.parse(line).err.stack).toContain("log.test.ts");
});

test("what is thrown and is no error is not written out", () => {
  expect(log(WORDS)).not.toContain(WORDS);
  expect(log({ note: WORDS })).not.toContain(WORDS);
});
