import { spawnSync } from "node:child_process";
import { mountSmallDisk } from "../support/small-disk";
import { startCairn } from "./support/cairn-process";
import { expect, signInAs, test } from "./support/fixtures";

const DISK_MEGABYTES = 32;
/** More saves than the room in the write-ahead log can take. */
const MAX_SAVES = 1_000;
const WORDS = "Typed while the disk was full";

test("a full disk is said, loses nothing, and what was typed is saved once there is room", async ({ browserAt }) => {
  const disk = await mountSmallDisk(DISK_MEGABYTES);
  test.skip(!disk, "no disk may be mounted here");
  if (!disk) return;
  const dataDir = disk.folder;
  const cairn = await startCairn({ demo: true, dataDir });
  try {
    const administrator = await browserAt(cairn, { javaScript: false });
    await signInAs(administrator, "administrator");
    const engineer = await browserAt(cairn);
    await signInAs(engineer, "engineer");
    await engineer.goto("/");
    await engineer.getByRole("link", { name: "Start self-assessment" }).click();
    await administrator.goto("/settings");

    await disk.fillUp();
    // The write-ahead log has room of its own for a while: writes go on until that is full too.
    let status = 0;
    for (let attempt = 0; attempt < 3_000 && status !== 507; attempt++) {
      const settings = await administrator.request.post("/settings", {
        form: { name: `Name ${attempt}`, timeZone: "Europe/Lisbon", version: String(attempt + 1) },
        headers: { origin: cairn.url },
        maxRedirects: 0,
      });
      status = settings.status();
      expect([302, 507]).toContain(status);
    }
    expect(status).toBe(507);
    const page = await administrator.goto("/settings");
    expect(page?.status()).toBe(200);
    await administrator.getByLabel("Organisation").fill("No room for this");
    await administrator.getByRole("button", { name: "Save" }).click();
    await expect(administrator.getByRole("heading", { level: 1 })).toHaveText("The disk of the server is full");

    // Room that is too small for one save can be enough for another: fill until a save of this very kind is refused.
    const note = engineer.getByLabel(/note/i).first();
    let typed = "";
    let answer = 200;
    for (let attempt = 1; attempt <= MAX_SAVES && answer < 500; attempt++) {
      typed = `${WORDS}, ${attempt}`;
      const save = engineer.waitForResponse((response) => response.request().method() === "POST");
      await note.fill(typed);
      answer = (await save).status();
    }
    expect(answer).toBe(507);
    await expect(engineer.getByText(/^Offline: your ratings are kept in this tab/).first()).toBeVisible();
    await expect(note).toHaveValue(typed);

    await disk.free();
    await expect(engineer.getByText(/^Saved/).first()).toBeVisible({ timeout: 30_000 });
    // In a browser that knows nothing of what was typed.
    const address = engineer.url();
    const elsewhere = await browserAt(cairn);
    await signInAs(elsewhere, "engineer");
    await elsewhere.goto(address);
    await expect(elsewhere.getByLabel(/note/i).first()).toHaveValue(typed);
  } finally {
    await cairn.end();
    const check = spawnSync(
      process.execPath,
      ["node_modules/tsx/dist/cli.mjs", "app/cli/main.ts", "db", "check", "--demo"],
      {
        env: { NODE_ENV: "production", PATH: process.env.PATH, DATA_DIR: dataDir },
        encoding: "utf8",
      },
    );
    await disk.remove();
    expect(check.stdout).toContain("is whole");
    expect(check.status).toBe(0);
  }
});
