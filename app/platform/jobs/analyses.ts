import type { Logger } from "pino";
import { Kept } from "#app/platform/cache/kept";
import type { Workers } from "./pool";
import { CancelledError, type InputOf, type OutputOf, type Progress, type TaskName } from "./task";

/** The result of an analysis with the state of its data, or its progress so far. */
export type Analysis<T> =
  | { state: "ready"; result: T; of: string }
  | { state: "pending"; progress: Progress | null }
  | { state: "failed" };

/** The subject of an analysis, and the state of its data. */
export type Asked = { about: string; state: string };

/** More than are looked at at once. */
const MAX_KEPT = 48;
/** An analysis that finishes within this time is shown at once; a page waits no longer than that. */
const GRACE_MS = 60;
/**
 * If data changes faster than the analysis runs, pages that waited accept the last result for this long after it ended.
 */
const SHOWN_AFTER_END_MS = 2_000;
/** An analysis that nobody has polled for this long is cancelled, which frees its thread. */
const ABANDONED_MS = 60_000;

type Begun = {
  state: string;
  found: Analysis<unknown>;
  ended: Promise<void>;
  /** Pending, or so newly there that pages which waited for it have not asked yet. */
  isAwaited: boolean;
  askedFor(): void;
};

/**
 * Results of long analyses that pages show when ready. The cache holds the last result of each subject with the state
 * of its data. The first request starts an analysis and pages poll until it is ready. It is cancelled when no page
 * polls any more.
 */
export class Analyses {
  readonly #workers: Pick<Workers, "run">;
  readonly #logger: Pick<Logger, "error">;
  readonly #begun = new Kept<Begun>(MAX_KEPT);

  constructor(workers: Pick<Workers, "run">, logger: Pick<Logger, "error">) {
    this.#workers = workers;
    this.#logger = logger;
  }

  /** `patienceMs`: how long to wait for it at most; for what cannot ask again, without end. */
  async find<Name extends TaskName>(
    name: Name,
    { about, state }: Asked,
    input: () => Promise<InputOf<Name>>,
    patienceMs = GRACE_MS,
  ): Promise<Analysis<OutputOf<Name>>> {
    const id = `${name} ${about}`;
    const begin = () => this.#begin(name, id, state, input);
    let begun = this.#begun.find(id, begin);
    if (begun.state !== state && !begun.isAwaited) {
      this.#begun.forget(id);
      begun = this.#begun.find(id, begin);
    }
    if (begun.found.state === "pending") {
      begun.askedFor();
      await endOrAfter(begun.ended, patienceMs);
    }
    // A failure is reported once; the next poll retries.
    if (begun.found.state === "failed") this.#begun.forget(id);
    return begun.found as Analysis<OutputOf<Name>>;
  }

  #begin<Name extends TaskName>(name: Name, id: string, state: string, input: () => Promise<InputOf<Name>>): Begun {
    const controller = new AbortController();
    let abandoned: NodeJS.Timeout | undefined;
    const begun: Begun = {
      state,
      found: { state: "pending", progress: null },
      ended: Promise.resolve(),
      isAwaited: true,
      askedFor: () => {
        clearTimeout(abandoned);
        abandoned = setTimeout(() => controller.abort(), ABANDONED_MS).unref();
      },
    };
    const onProgress = (progress: Progress) => {
      begun.found = { state: "pending", progress };
    };
    const work = async () =>
      this.#workers.run(name, await input(), { signal: controller.signal, onProgress, isBackground: true });
    begun.ended = work()
      .then(
        (result) => {
          begun.found = { state: "ready", result, of: state };
        },
        (error: unknown) => {
          begun.found = { state: "failed" };
          if (error instanceof CancelledError) this.#begun.forget(id);
          else this.#logger.error({ err: error, analysis: name }, "analysis broke");
        },
      )
      .finally(() => {
        clearTimeout(abandoned);
        setTimeout(() => {
          begun.isAwaited = false;
        }, SHOWN_AFTER_END_MS).unref();
      });
    return begun;
  }
}

async function endOrAfter(ended: Promise<void>, patienceMs: number): Promise<void> {
  if (patienceMs === Number.POSITIVE_INFINITY) return ended;
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([ended, enough]);
  clearTimeout(timer);
}
