import type { Logger } from "pino";
import { Kept } from "#app/data/kept";
import type { Workers } from "./pool";
import type { InputOf, OutputOf, TaskName } from "./tasks";

/** What long work came to, or where it is. */
export type Analysis<T> = { state: "ready"; result: T } | { state: "pending" } | { state: "failed" };

/** More than are looked at at once. */
const MAX_KEPT = 48;
/** What is done sooner than this is shown at once; no page waits longer. */
const GRACE_MS = 60;

type Begun = { found: Analysis<unknown>; ended: Promise<void> };

/**
 * Outcomes of long work that pages show once they are there. Each is kept under a key that names the state of the data it
 * is about. Begun with the first question, whoever asks; a page asks again until it is ready.
 */
export class Analyses {
  readonly #workers: Pick<Workers, "run">;
  readonly #logger: Pick<Logger, "error">;
  readonly #begun = new Kept<Begun>(MAX_KEPT);

  constructor(workers: Pick<Workers, "run">, logger: Pick<Logger, "error">) {
    this.#workers = workers;
    this.#logger = logger;
  }

  async find<Name extends TaskName>(
    name: Name,
    key: string,
    input: () => Promise<InputOf<Name>>,
  ): Promise<Analysis<OutputOf<Name>>> {
    const id = `${name} ${key}`;
    const begun = this.#begun.find(id, () => this.#begin(name, input));
    if (begun.found.state === "pending") await endOrGrace(begun.ended);
    // Told once: who asks after that has it tried anew.
    if (begun.found.state === "failed") this.#begun.forget(id);
    return begun.found as Analysis<OutputOf<Name>>;
  }

  #begin<Name extends TaskName>(name: Name, input: () => Promise<InputOf<Name>>): Begun {
    const begun: Begun = { found: { state: "pending" }, ended: Promise.resolve() };
    const work = async () => this.#workers.run(name, await input());
    begun.ended = work().then(
      (result) => {
        begun.found = { state: "ready", result };
      },
      (error: unknown) => {
        begun.found = { state: "failed" };
        this.#logger.error({ err: error, analysis: name }, "analysis broke");
      },
    );
    return begun;
  }
}

async function endOrGrace(ended: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, GRACE_MS);
  });
  await Promise.race([ended, grace]);
  clearTimeout(timer);
}
