import { useEffect, useSyncExternalStore } from "react";
import type { CriteriaByCompetency, CriteriaByLevel } from "#app/features/ladder/domain/lookup";
import { paths } from "#app/paths";

/**
 * The criteria of one version in the browser. A page brings those of the ratings it shows; all others, four fifths of what
 * there is to read, come after it in one file, which the browser keeps.
 */
class CriteriaFile {
  readonly #address: string;
  readonly #listeners = new Set<() => void>();
  #state: CriteriaByCompetency | "loading" | "failed" | null = null;

  constructor(versionId: string) {
    this.#address = paths.ladderCriteria({ version: versionId });
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(competencyId: string): CriteriaByLevel | "failed" | null {
    if (this.#state === null || this.#state === "loading") return null;
    return this.#state === "failed" ? "failed" : (this.#state[competencyId] ?? {});
  }

  /** Fetches it unless it is there, or on its way; what failed is tried again. */
  async load(): Promise<void> {
    if (this.#state !== null && this.#state !== "failed") return;
    this.#state = "loading";
    try {
      const answer = await fetch(this.#address);
      if (!answer.ok) throw new Error(`the criteria gave ${answer.status}`);
      this.#state = (await answer.json()) as CriteriaByCompetency;
    } catch {
      this.#state = "failed";
    }
    for (const listener of this.#listeners) listener();
  }
}

const files = new Map<string, CriteriaFile>();

function fileOf(versionId: string): CriteriaFile {
  const file = files.get(versionId) ?? new CriteriaFile(versionId);
  files.set(versionId, file);
  return file;
}

/** Fetches the criteria of a version once its page is alive, before anyone asks for them. */
export function useCriteriaFile(versionId: string): void {
  useEffect(() => void fileOf(versionId).load(), [versionId]);
}

/** The criteria of a competency by level, where the page has not brought all that are needed; none until they are there. */
export function useCriteria(versionId: string, competencyId: string, isNeeded: boolean) {
  const file = fileOf(versionId);
  useEffect(() => {
    if (isNeeded) void file.load();
  }, [file, isNeeded]);
  const found = useSyncExternalStore(
    file.subscribe,
    () => (isNeeded ? file.of(competencyId) : null),
    () => null,
  );
  const hasFailed = found === "failed";
  return { criteria: hasFailed ? null : found, hasFailed, retry: () => void file.load() };
}

/** The same as far as they are known, for what happens once. */
export function knownCriteria(versionId: string, competencyId: string): CriteriaByLevel | null {
  const known = fileOf(versionId).of(competencyId);
  return known === "failed" ? null : known;
}
