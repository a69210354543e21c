import type { Click, Row, Throughput } from "./results";

/** All that the benchmark holds the program to. Ratios are to the trivial page of the same server in the same run. */
export const BUDGETS = {
  /** No main page costs more, at a hundred people. */
  page: 2.5,
  /** None costs so many times more at ten thousand people than at a hundred. */
  growth: 1.5,
  /** The 99th percentile, to that of the trivial page. */
  p99: 2.3,
  statements: 6,
  statementsInSequence: 3,
  autosave: 2,
  /** Answers a second of the limit that renders as many bytes, divided by those of the page (limit-server.mjs). */
  limit: {
    "trivial page": 8,
    "home of an engineer": 8,
    "home of a manager": 8,
    "home of an administrator": 8,
    "self-assessment": 2,
    result: 5,
    "calibration board of 300": 4,
  } as Readonly<Record<string, number>>,
  /** Scripts that the first load of any page sends, gzipped, before the charts that come later. */
  scriptBytes: 112_640,
  /** From the click on a rating to the next paint. */
  clickMilliseconds: 16,
} as const;

/** The size that pages are held to their budget at, and that the cost of larger ones is compared with. */
export const BASE_PEOPLE = 100;

/** What of a row is over its budget, in words. A write has a budget of time alone, and submitting has none. */
export function listOverBudget(row: Row, people: number): string[] {
  const { kind, ratio, ratioP99, statements, inSequence, scripts, growth } = row;
  const isPage = kind === "page";
  const checks: [boolean, string][] = [
    [isPage && people === BASE_PEOPLE && ratio > BUDGETS.page, `ratio ${ratio.toFixed(2)}, budget ${BUDGETS.page}`],
    [row.name === AUTOSAVE && ratio > BUDGETS.autosave, `ratio ${ratio.toFixed(2)}, budget ${BUDGETS.autosave}`],
    [isPage && ratioP99 > BUDGETS.p99, `p99 ratio ${ratioP99.toFixed(2)}, budget ${BUDGETS.p99}`],
    [
      isPage && (growth ?? 0) > BUDGETS.growth,
      `${growth?.toFixed(2)} times its cost at ${BASE_PEOPLE} people, budget ${BUDGETS.growth}`,
    ],
    [isPage && statements > BUDGETS.statements, `${statements} statements, budget ${BUDGETS.statements}`],
    [
      isPage && inSequence > BUDGETS.statementsInSequence,
      `${inSequence} statements in sequence, budget ${BUDGETS.statementsInSequence}`,
    ],
    [
      (scripts?.firstBytes ?? 0) > BUDGETS.scriptBytes,
      `${inKilobytes(scripts?.firstBytes ?? 0)} kB of scripts, budget ${inKilobytes(BUDGETS.scriptBytes)}`,
    ],
  ];
  const over = checks.filter(([isOver]) => isOver).map(([, words]) => words);
  return people === BASE_PEOPLE ? [...over, ...listLimitOverBudget(row.name, computeLimitRatio(row))] : over;
}

export function listLimitOverBudget(page: string, ratio: number | null): string[] {
  const budget = BUDGETS.limit[page];
  return budget !== undefined && (ratio ?? 0) > budget
    ? [`${ratio?.toFixed(1)} times the limit, budget ${budget}`]
    : [];
}

export function listClickOverBudget(click: Click): string[] {
  if (click.p50 <= BUDGETS.clickMilliseconds) return [];
  return [`${click.p50} ms from click to paint, budget ${BUDGETS.clickMilliseconds}`];
}

export const AUTOSAVE = "autosave of a rating";

/** How many times as many answers a second the limit gives; null where it was not measured. */
export const computeLimitRatio = ({ perSecond, limitPerSecond }: Throughput): number | null =>
  limitPerSecond ? limitPerSecond / perSecond : null;

export const inKilobytes = (bytes: number) => (bytes / 1_000).toFixed(1);
export const inMegabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);
