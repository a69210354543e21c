import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";

/** Names the content of one file: its SHA-256, and the id of whose file it is. No two files share content on the disk. */
export type ContentName = { id: string; sha256: string };

/**
 * The contents of attachments, as files in a folder beside the database. Each is named by its own hash, so that what is
 * read can be proved to be what was written.
 */
export class AttachmentStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = path.resolve(folder);
  }

  #fileOf({ id, sha256 }: ContentName): string {
    // Both come from the database; a name that is none of ours must not lead out of the folder.
    if (!/^[0-9a-f]{64}$/.test(sha256) || !/^[\w-]{1,64}$/.test(id)) throw new Error("not the name of an attachment");
    return path.join(this.#folder, sha256.slice(0, 2), `${sha256}-${id}`);
  }

  /** Writes content under a new name. What has the name is whole, after a power cut too. */
  async save(content: Uint8Array): Promise<ContentName> {
    const name = { id: randomUUID(), sha256: createHash("sha256").update(content).digest("hex") };
    await this.put(name, content);
    return name;
  }

  async put(name: ContentName, content: Uint8Array): Promise<void> {
    const file = this.#fileOf(name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const unfinished = `${file}.part`;
    try {
      const handle = await open(unfinished, "w", 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** The content, or null where the file is gone or is not what was written. */
  async read(name: ContentName): Promise<Uint8Array | null> {
    try {
      const content = await readFile(this.#fileOf(name));
      return createHash("sha256").update(content).digest("hex") === name.sha256 ? content : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  }

  /** Deletes content; gone already is as good. */
  async remove(name: ContentName): Promise<void> {
    await rm(this.#fileOf(name), { force: true });
  }
}

declare module "#app/platform/server/context" {
  interface Services {
    attachments: AttachmentStore;
  }
}
