import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import Sqlite from "better-sqlite3";
import routes from "#app/routes";
import type { Cairn } from "./support/cairn-process";
import { expect, signInAs, test } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

/** Published ladders never change and hold nothing of people: browsers keep them, and ask each time whether they still may. */
const KEPT = new Set(["ladder/versions/:versionId/download", "ladder/criteria"]);

const listPaths = (entries: RouteConfigEntry[]): string[] =>
  entries.flatMap(({ path = "", children = [] }) => [path, ...listPaths(children)]);

/** Ids that exist, so that pages are answered and not only refused. */
function readIds(cairn: Cairn): Record<string, string> {
  const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
  const one = (sql: string) => String(database.prepare(sql).pluck().get());
  const ids = {
    ":assessmentId": one("SELECT id FROM Assessment WHERE phase = 'final'"),
    ":cycleId": one("SELECT id FROM Cycle WHERE state = 'open'"),
    ":personId": one("SELECT id FROM Person WHERE email = 'engineer@demo.test'"),
    ":teamId": one("SELECT id FROM Team"),
    ":caseId": one("SELECT id FROM PromotionCase WHERE state = 'submitted'"),
    ":sessionId": "calibration-open",
    ":versionId": one("SELECT ladderVersionId FROM Cycle WHERE state = 'open'"),
    ":evidenceId": one("SELECT id FROM Evidence"),
    ":goalId": one("SELECT id FROM Goal"),
    ":checkInId": one("SELECT id FROM CheckIn"),
    ":committeeId": one("SELECT id FROM Committee"),
  };
  database.close();
  return ids;
}

async function ask(client: APIRequestContext, method: "get" | "post", address: string) {
  const answer = await client[method](address, {
    maxRedirects: 0,
    form: method === "post" ? { intent: "none" } : undefined,
  });
  return { status: answer.status(), headers: answer.headers() };
}

test("no answer is kept by a browser or a proxy, whatever it is and whoever gets it", async ({ cairn }) => {
  const ids = readIds(cairn);
  const clients = {
    visitor: await newClient(cairn),
    engineer: await signInOverHttp(cairn, "engineer"),
    administrator: await signInOverHttp(cairn, "administrator"),
  };
  const seen = new Set<number>();
  for (const [who, client] of Object.entries(clients)) {
    for (const route of new Set(listPaths(routes))) {
      // This form would end the session that the others are asked with.
      if (route === "sign-out") continue;
      const address = `/${route.replace("*", "no-such-page").replace(/:\w+/g, (name) => ids[name] ?? "x")}`;
      const data = `${address === "/" ? "/_root" : address}.data`;
      for (const [method, target] of [
        ["get", address],
        ["get", data],
        ["post", address],
      ] as const) {
        const { status, headers } = await ask(client, method, target);
        seen.add(status);
        const mayKeep = KEPT.has(route) && status === 200 && target === address;
        const kept = mayKeep ? "private, no-cache" : "private, no-store";
        expect
          .soft(headers["cache-control"], `${who}: ${method} ${target} (${status})`)
          .toMatch(new RegExp(`^(${kept}|no-store)$`));
        expect
          .soft(headers["content-type"] ?? "text/plain; charset=utf-8", `${method} ${target}`)
          .toMatch(/^(?!text\/)|charset=utf-8/i);
      }
    }
    for (const target of ["/healthz", "/readyz", "/people/%E0%A4%A"]) {
      expect.soft((await ask(client, "get", target)).headers["cache-control"], target).toBe("private, no-store");
    }
  }
  // Pages, redirects, refusals, absences and forms that are not taken were all among them.
  for (const status of [200, 302, 400, 403, 404, 405]) expect(seen).toContain(status);
  await Promise.all(Object.values(clients).map((client) => client.dispose()));
});

test("after signing out nothing of the pages before is in the browser", async ({ browserAt, cairn }) => {
  const page = await browserAt(cairn);
  await signInAs(page, "engineer");
  await page.goto("/");
  await page.getByRole("link", { name: "Evidence" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("evidence");
  await page.evaluate(() => sessionStorage.setItem("draft", "words"));
  const signedOut = page.waitForResponse((response) => response.url().includes("/sign-out"));
  await page.getByLabel(/account and sign out$/).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  expect((await (await signedOut).allHeaders())["clear-site-data"]).toBe('"cache", "storage"');
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  const cached = await page.evaluate(async () => {
    const look = async (address: string) => {
      try {
        const init = { cache: "only-if-cached", mode: "same-origin" } as const;
        return (await fetch(address, init)).status;
      } catch {
        return "absent";
      }
    };
    return {
      pages: await Promise.all(["/evidence.data", "/evidence", "/_root.data"].map(look)),
      draft: sessionStorage.getItem("draft"),
    };
  });
  expect(cached.pages.filter((status) => status === 200)).toEqual([]);
  expect(cached.draft).toBeNull();
  // Back leads to a page that asks to sign in.
  await page.goBack();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
});
