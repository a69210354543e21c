import type { APIRequestContext } from "@playwright/test";
import { expect, test, withDemoProcess } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

/** What held both threads for 72 seconds once. */
const HOSTILE = `- ${"[".repeat(150_000)}`;
/** Texts that make a parser begin again at every character, each within the bounds on lines. */
const WITHIN_BOUNDS = ["[", "- ", "![", "<http://a", "(2026-01-0", ": -"].map((unit) =>
  `- ${unit.repeat(Math.floor(9_000 / unit.length))}x\n`.repeat(300),
);
/** How much longer others may wait than without those texts, which took more than a minute each: the machine is shared. */
const MAX_TIMES_LONGER = 4;
const PROMPT_MS = 10_000;
const PDF = "/cases/case-priya-raghunathan/export/pdf";

const preview = (client: APIRequestContext, text: string) =>
  client.post("/evidence/import", {
    multipart: { intent: "preview", format: "markdown", text },
    // A kept connection may be closed by the server while the next form is on its way.
    headers: { connection: "close" },
  });

/** The answer to a request, and how long it took. */
async function timed<T>(work: Promise<T>): Promise<{ answer: T; milliseconds: number }> {
  const started = performance.now();
  const answer = await work;
  return { answer, milliseconds: performance.now() - started };
}

test("an engineer's hostile imports hold nobody else up", async () => {
  await withDemoProcess({}, async (cairn) => {
    const [engineer, manager, administrator, visitor] = await Promise.all([
      signInOverHttp(cairn, "engineer"),
      signInOverHttp(cairn, "manager"),
      signInOverHttp(cairn, "administrator"),
      newClient(cairn),
    ]);
    // Threads that have loaded their programs: what is timed is the work.
    const askAll = () =>
      Promise.all([
        timed(preview(manager, "- A talk on queues")),
        timed(administrator.get(PDF)),
        timed(visitor.get("/healthz")),
      ]);
    await askAll();
    const usual = Math.max(...(await askAll()).map(({ milliseconds }) => milliseconds));
    const limit = Math.max(PROMPT_MS, MAX_TIMES_LONGER * usual);

    for (const text of [HOSTILE, ...WITHIN_BOUNDS]) {
      const hostile = [preview(engineer, text), preview(engineer, text)];
      const [shown, document, health] = await askAll();
      const name = text.slice(0, 20);
      expect(shown.answer.status(), name).toBe(200);
      expect(await shown.answer.text()).toContain("A talk on queues");
      expect((await document.answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
      expect(health.answer.status()).toBe(200);
      const times = { preview: shown.milliseconds, pdf: document.milliseconds, health: health.milliseconds };
      expect(Math.max(...Object.values(times)), `${name} ${JSON.stringify(times)}`).toBeLessThan(limit);
      for (const answer of await Promise.all(hostile)) expect(answer.status(), name).toBe(200);
    }

    const refused = await (await preview(engineer, `${HOSTILE}\n- A talk on queues`)).text();
    expect(refused).toContain("this line is longer than 10,000 characters, so it is left out");
    expect(refused).toContain("Line 1");
    expect(refused).toContain("A talk on queues");
    expect(cairn.process.exitCode).toBeNull();
    expect(cairn.output()).not.toContain("request failed");
    await Promise.all([engineer, manager, administrator, visitor].map((client) => client.dispose()));
  });
});

test("a task over its deadline ends with a message that keeps what was typed, and the server goes on", async () => {
  // Shorter than a thread takes to begin: every task is over it.
  await withDemoProcess({ TASK_DEADLINE_MS: "10" }, async (cairn) => {
    const engineer = await signInOverHttp(cairn, "engineer");
    const administrator = await signInOverHttp(cairn, "administrator");
    const answer = await preview(engineer, "- A talk on queues");
    expect(answer.status()).toBe(422);
    const page = await answer.text();
    expect(page).toContain("so it was stopped and nothing was saved");
    expect(page).toContain("- A talk on queues</textarea>");

    const people = await administrator.post("/people/import", {
      multipart: { text: "name,email,role\nAda,a@x.test,x" },
    });
    expect(people.status()).toBe(422);
    expect(await people.text()).toContain("Ada,a@x.test,x</textarea>");

    const document = await administrator.get(PDF);
    expect(document.status()).toBe(504);
    expect(document.headers()["retry-after"]).toBe("60");

    expect((await engineer.get("/evidence")).status()).toBe(200);
    expect((await engineer.get("/healthz")).status()).toBe(200);
    expect(cairn.output()).toContain("the task case.pdf was ended after 10 ms");
    expect(cairn.output()).not.toContain("request failed");
    await Promise.all([engineer, administrator].map((client) => client.dispose()));
  });
});
