import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { BUDGETS } from "#tests/bench/budgets";
import { crawl, readPage } from "#tests/bench/crawl";
import { newClient as newSender, send } from "#tests/bench/measure";
import { expect, PERSONAS, test } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

test("assets are sent as they were compressed at the build, and kept for good; others are absent", async ({
  cairn,
}) => {
  const client = await newClient(cairn);
  const page = await (await client.get("/sign-in")).text();
  const asset = page.match(/\/assets\/[\w.-]+\.js/)?.[0] ?? "";
  const get = async (encoding: string) => {
    const answer = await client.get(asset, { headers: { "accept-encoding": encoding } });
    return answer.headers();
  };
  expect(await get("br, gzip")).toMatchObject({ "content-encoding": "br" });
  expect(await get("gzip")).toMatchObject({ "content-encoding": "gzip" });
  const whole = await get("identity");
  expect(whole).not.toHaveProperty("content-encoding");
  expect(whole["cache-control"]).toBe("public,max-age=31536000,immutable");
  const [small, large] = [await get("br"), whole].map((headers) => Number(headers["content-length"]));
  expect(small).toBeLessThan(large ?? 0);

  for (const absent of ["/assets/no-such.js", `${asset}.map`, "/package.json"]) {
    expect((await client.get(absent)).status(), absent).toBe(404);
  }
});

test("no page that anybody reaches by links names more scripts than the budget of a first load", async ({ cairn }) => {
  const folder = "build/client/assets";
  const names = await readdir(folder);
  const size = async (name: string) => (await stat(path.join(folder, name))).size;
  const sizes = new Map(
    await Promise.all(
      names
        .filter((name) => name.endsWith(".js"))
        .map(async (name) => [name, await size(names.includes(`${name}.gz`) ? `${name}.gz` : name)] as const),
    ),
  );
  const heaviest = { address: "", bytes: 0 };
  for (const persona of Object.values(PERSONAS)) {
    const client = newSender(cairn.url);
    await send(client, "/sign-in", { persona });
    for (const address of await crawl(client)) {
      const page = readPage(await send(client, address));
      const scripts = new Set([...page.matchAll(/\/assets\/([\w.~$-]+\.js)/g)].map(([, name = ""]) => name));
      const bytes = [...scripts].reduce((sum, name) => sum + (sizes.get(name) ?? Number.NaN), 0);
      if (!(bytes <= heaviest.bytes)) Object.assign(heaviest, { address, bytes });
    }
  }
  // React and the router alone are more than this: less would say that nothing was counted.
  expect(heaviest.bytes).toBeGreaterThan(80_000);
  expect(heaviest.bytes, heaviest.address).toBeLessThanOrEqual(BUDGETS.scriptBytes);
});

test("a published ladder is sent once: whoever has it is told so, and who may not read it gets nothing", async ({
  cairn,
}) => {
  const engineer = await signInOverHttp(cairn, "engineer");
  const versions = await (await engineer.get("/ladder/versions")).text();
  const id = versions.match(/\/ladder\/versions\/([\w-]+)/)?.[1] ?? "";
  const file = `/ladder/versions/${id}/download?format=json`;
  const first = await engineer.get(file);
  const { etag = "" } = first.headers();
  expect(await first.json()).toHaveProperty("competencies");
  const again = await engineer.get(file, { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
  expect((await engineer.get(file, { headers: { "if-none-match": '"another"' } })).status()).toBe(200);
  const visitor = await newClient(cairn);
  const refused = await visitor.get(file, { headers: { "if-none-match": etag }, maxRedirects: 0 });
  expect(refused.status()).toBe(302);
  expect((await engineer.get(`/ladder/versions/${id}/download?format=exe`)).status()).toBe(400);
});

test("the criteria of a form come in one file, once; a version that is not there has none", async ({ cairn }) => {
  const engineer = await signInOverHttp(cairn, "engineer");
  const versions = await (await engineer.get("/ladder/versions")).text();
  const id = versions.match(/\/ladder\/versions\/([\w-]+)/)?.[1] ?? "";
  const file = `/ladder/criteria?version=${id}`;
  const first = await engineer.get(file);
  const { etag = "" } = first.headers();
  const criteria: Record<string, Record<string, { id: string; text: string }[]>> = await first.json();
  expect(Object.keys(criteria.mentoring ?? {})).toEqual(["1", "2", "3", "4", "5"]);
  expect((await engineer.get(file, { headers: { "if-none-match": etag } })).status()).toBe(304);
  expect((await engineer.get("/ladder/criteria?version=no-such-version")).status()).toBe(404);
  const visitor = await newClient(cairn);
  expect((await visitor.get(file, { headers: { "if-none-match": etag }, maxRedirects: 0 })).status()).toBe(302);
});
