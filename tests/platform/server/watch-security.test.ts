import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import { findOrigin, noteActor, runWithOrigin } from "#app/platform/request-origin";
import { forbidden, notFound, requireAllowed } from "#app/platform/server/guards";
import type { EventSource, SecurityEvent } from "#app/platform/server/security-log";
import { watchSecurity } from "#app/platform/server/watch-security";

const CUID = "clx0a1b2c3d4e5f6g7h8i9j0k";
let recorded: (SecurityEvent & EventSource)[];
let said: unknown[];

beforeEach(() => {
  recorded = [];
  said = [];
});

const securityLog = {
  record: async (event: SecurityEvent, source: EventSource) => void recorded.push({ ...source, ...event }),
  say: (event: object, source: EventSource) => void said.push({ ...event, ...source }),
};

/** Runs a handler as the server does, for a person or for a visitor. */
function run(
  handle: () => unknown,
  { route = "people/:personId/edit", params = {}, url = "/", actor = "mara" as string | null } = {},
): Promise<unknown> {
  const args = {
    params,
    request: new Request(`http://cairn.test${url}`),
    context: { securityLog },
  } as unknown as LoaderFunctionArgs;
  return runWithOrigin({ requestId: "r", address: "203.0.113.1", device: "Firefox on Linux" }, () => {
    if (actor) noteActor(actor);
    return watchSecurity(args, route, async () => handle());
  });
}

const refusing = (decision: "refuse" | "absent") => () => requireAllowed(decision);
const download = () => new Response("a,b", { headers: { "Content-Disposition": 'attachment; filename="x.csv"' } });

describe("refused access", () => {
  test.each([
    ["a page that nobody has", () => Promise.reject(notFound()), "mara"],
    ["an error", () => Promise.reject(new Error("broken")), "mara"],
    ["a visitor, who is not signed in", refusing("absent"), null],
  ])("is not %s", async (_, handle, actor) => {
    await expect(run(handle, { actor })).rejects.toBeDefined();
    expect(recorded).toEqual([]);
  });

  test.each([
    ["what policy hides", refusing("absent"), { status: 404, reason: "absent" }],
    ["what policy refuses", refusing("refuse"), { status: 403, reason: "refused" }],
    ["what a route forbids", () => Promise.reject(forbidden()), { status: 403, reason: "refused" }],
  ])("is %s, with who and where, and the answer stays the same", async (_, handle, detail) => {
    await expect(run(handle)).rejects.toBeInstanceOf(Response);
    expect(recorded).toEqual([
      {
        kind: "access-refused",
        actorId: "mara",
        address: "203.0.113.1",
        device: "Firefox on Linux",
        requestId: "r",
        detail: { route: "people/:personId/edit", method: "GET", ...detail },
      },
    ]);
  });

  test("names the ids that the database made, and nothing that a person may have typed", async () => {
    const params = { personId: "secret-word", caseId: CUID, otherId: "0b0c6a52-98b4-4c3f-9d8e-0a1b2c3d4e5f" };
    await expect(run(refusing("absent"), { params, url: "/?format=a+word" })).rejects.toBeInstanceOf(Response);
    expect(recorded[0]?.detail).toMatchObject({ caseId: CUID, otherId: params.otherId });
    expect(JSON.stringify(recorded)).not.toMatch(/secret-word|a word/);
  });
});

describe("a download", () => {
  test("of the ladder, or a page, is none", async () => {
    await run(download, { route: "ladder/versions/:versionId/download" });
    await run(() => new Response("page"));
    await run(() => ({ data: 1 }));
    expect(recorded).toEqual([]);
  });

  test("is an event before it is answered, with its format, on whichever route", async () => {
    const answer = run(download, { route: "a-new-route", params: { format: "pdf" } });
    expect(await answer).toBeInstanceOf(Response);
    expect(recorded).toMatchObject([
      { kind: "export-made", actorId: "mara", detail: { route: "a-new-route", format: "pdf" } },
    ]);
  });
});

describe("changes of rights", () => {
  const change = () =>
    findOrigin()?.rights.set(7, { personId: "ada", actorId: "root", detail: { change: "access.granted", record: 7 } });

  test("have their line once, also where the action ends in a redirect", async () => {
    await expect(
      run(() => {
        change();
        change();
        throw new Response(null, { status: 302 });
      }),
    ).rejects.toBeInstanceOf(Response);
    expect(said).toMatchObject([{ kind: "rights-changed", personId: "ada", actorId: "root", address: "203.0.113.1" }]);
  });

  test("have none where an error undid them", async () => {
    await expect(
      run(() => {
        change();
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(said).toEqual([]);
  });
});
