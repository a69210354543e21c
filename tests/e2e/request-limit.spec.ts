import { expect, signInAs, test, withDemo } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

test("who asks for more pages than a person can read is slowed down, alone, and it is on record", async ({
  browserAt,
}) => {
  await withDemo({ REQUESTS_PER_MINUTE: "60" }, async (cairn) => {
    const [engineer, manager] = [await signInOverHttp(cairn, "engineer"), await signInOverHttp(cairn, "manager")];
    const pages = [];
    for (let asked = 0; asked < 62; asked += 1) pages.push(await engineer.get("/", { maxRedirects: 0 }));
    const refused = pages.filter((answer) => answer.status() === 429);
    expect(pages[0]?.status()).toBe(200);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    const seconds = Number(refused.at(-1)?.headers()["retry-after"]);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refused.at(-1)?.text()).toContain("more requests than one person makes in a minute");

    expect((await manager.get("/")).status()).toBe(200);
    expect((await (await newClient(cairn)).get("/sign-in")).status()).toBe(200);

    const page = await browserAt(cairn, { javaScript: false });
    await signInAs(page, "administrator");
    await page.goto("/security?kind=access-refused");
    await expect(page.getByText("More requests than one person may make in a minute").first()).toBeVisible();
  });
});
