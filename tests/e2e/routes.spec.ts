import type { APIRequestContext } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes";
import { type Cairn, newDataDir, removeDataDir } from "./support/cairn-process";
import { readIds } from "./support/demo-ids";
import { expect, PERSONAS, test } from "./support/fixtures";
import { startHostedCairn } from "./support/hosted-cairn";
import { newClient, signInWith } from "./support/http-client";
import { leave, preparePeople } from "./support/planted/people";
import { openTables } from "./support/planted/tables";
import { DECISIONS, type Ids, OPEN_FORMS } from "./support/route-decisions";
import { KINDS, type Kind } from "./support/route-kinds";

const listIds = (entries: RouteConfigEntry[]): (string | undefined)[] =>
  entries.flatMap(({ id, children = [] }) => [id, ...listIds(children)]);

test("every route has a decision", () => {
  expect(Object.keys(DECISIONS).sort()).toEqual(listIds(routes).sort());
});

const ADDRESSES: Record<Exclude<Kind, "visitor">, string> = {
  ...PERSONAS,
  peer: "oskar.lindqvist@demo.test",
  "other manager": "callum.fraser@demo.test",
  "former manager": "wanjiru.kamau@demo.test",
  leaver: "nadia.petrova@demo.test",
};

/** An organisation of its own, in which a person becomes Mara's former manager. */
let cairn: Cairn;
let ids: Ids;

test.beforeAll(async () => {
  cairn = await startHostedCairn({ demo: true, dataDir: await newDataDir() });
  const tables = await openTables(cairn, null);
  await preparePeople(tables);
  ids = await readIds(tables);
  await tables.close();
});

test.afterAll(async () => {
  await cairn.end();
  await removeDataDir(cairn.dataDir);
});

for (const kind of KINDS) {
  test(`what the ${kind} may see and send`, async () => {
    const client = kind === "visitor" ? await newClient(cairn) : await signInWith(cairn, ADDRESSES[kind]);
    if (kind === "leaver") {
      const tables = await openTables(cairn, null);
      await leave(tables, "person-nadia-petrova");
      await tables.close();
    }
    const found: string[] = [];
    const expected: string[] = [];
    for (const [route, cases] of Object.entries(DECISIONS)) {
      for (const { at, get, post } of cases) {
        const address = at(ids);
        expected.push(`GET ${address} ${get[kind]}`);
        found.push(`GET ${address} ${await answerTo(client, "get", address)}`);
        if (post) {
          expected.push(`POST ${address} ${post[kind]}`);
          found.push(`POST ${address} ${await answerTo(client, "post", address)}`);
        }
        // What may not be seen takes no form either, and nothing of it comes back as data.
        if (!post && !OPEN_FORMS.has(route) && get[kind] !== 200 && get[kind] !== "elsewhere") {
          const posted = await answerTo(client, "post", address);
          expect([403, 404, 405, "sign-in"], `POST ${address}`).toContain(posted);
        }
        if (get[kind] === 403 || get[kind] === 404) {
          const data = await client.get(address.replace(/(\?|$)/, ".data$1"), { maxRedirects: 0 });
          expect(await data.text(), `${address}.data`).not.toMatch(/"(proficiency|note|rows|competencies)"/);
        }
      }
    }
    expect(found).toEqual(expected);
    await client.dispose();
  });
}

async function answerTo(client: APIRequestContext, method: "get" | "post", address: string): Promise<number | string> {
  const form = method === "post" ? { intent: "none", side: "self" } : undefined;
  const answer = await client[method](address, { form, maxRedirects: 0 });
  if (answer.status() !== 302) return answer.status();
  return answer.headers().location?.startsWith("/sign-in") ? "sign-in" : "elsewhere";
}
