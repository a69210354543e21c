import { randomUUID } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";
import { AttachmentStore } from "#app/features/evidence/files/attachment-store";
import { backUp, restoreBackup } from "#app/platform/backup/copy";
import { fillPortableWorld } from "#tests/support/portable-world";
import { createTestDatabase } from "#tests/support/test-database";

const NOW = new Date("2026-11-23T12:00:00Z");
const scratch = () => path.join(inject("scratchFolder"), randomUUID());

/** An organisation with two attachments, backed up. */
async function makeBackup() {
  const store = new AttachmentStore(scratch());
  const { database, url } = await createTestDatabase("sqlite");
  await fillPortableWorld(database);
  const kept = await store.save(Buffer.from("kept"));
  const gone = await store.save(Buffer.from("gone"));
  await database.client.evidence.create({
    data: {
      subjectId: "a",
      authorId: "a",
      title: "With files",
      createdAt: NOW,
      attachments: {
        create: [kept, gone].map((name) => ({
          ...name,
          fileName: "a.txt",
          mediaType: "text/plain",
          size: 4,
          createdAt: NOW,
        })),
      },
    },
  });
  await database.close();
  await store.remove(gone);
  const file = `${scratch()}.backup`;
  const report = await backUp(url, file, NOW, store);
  return { file, kept, report };
}

async function restoreInto(file: string, store: AttachmentStore) {
  const target = await createTestDatabase("sqlite");
  await target.database.close();
  const fileOfDatabase = target.url.replace(/^file:/, "");
  await rm(fileOfDatabase);
  return restoreBackup(target.url, file, { force: false }, store);
}

test("contents of attachments travel with a backup; one that is gone is counted", async () => {
  const { file, kept, report } = await makeBackup();
  expect(report.attachments).toEqual({ kept: 1, absent: 1 });
  const store = new AttachmentStore(scratch());
  expect(await restoreInto(file, store)).toMatchObject({ attachments: 1 });
  expect(String(await store.read(kept))).toBe("kept");
});

test("content that is not what was written stops a restore before anything is changed", async () => {
  const { file, kept } = await makeBackup();
  const text = gunzipSync(await readFile(file)).toString();
  const damaged = text.replace(Buffer.from("kept").toString("base64"), Buffer.from("kepT").toString("base64"));
  expect(damaged).not.toBe(text);
  await writeFile(file, gzipSync(damaged));
  const store = new AttachmentStore(scratch());
  await expect(restoreInto(file, store)).rejects.toThrow("not what was written: nothing was changed");
  expect(await store.read(kept)).toBe(null);
});
