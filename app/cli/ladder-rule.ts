import {
  countBelow,
  ERROR_MODELS,
  type ErrorModel,
  type PersonKind,
  type RoleCharacteristics,
  SIMULATION,
  simulateRule,
} from "#app/features/assessment/domain/simulate-rule";
import type { Ladder, Role, Weight } from "#app/features/ladder/domain/schema";
import { formatIssue } from "#app/features/ladder/domain/source";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";

/** Prints how often the promotion rule of a ladder is met by simulated people. Gives the exit code: 1 where the ladder cannot be read. */
export async function simulateLadderRule(place: string, { json }: { json: boolean }): Promise<number> {
  const { ladder, issues } = await readLadderAt(place);
  if (!ladder) {
    for (const issue of issues) console.error(formatIssue(issue));
    return 1;
  }
  console.log(json ? JSON.stringify({ roles: toJson(ladder) }, null, 2) : toText(ladder));
  return 0;
}

/** The first column alone. */
function toJson(ladder: Ladder): Omit<RoleCharacteristics, "name">[] {
  return simulateRule(ladder, ERROR_MODELS[0]).map(({ name: _, ...role }) => role);
}

const LABEL_WIDTH = 48;
const COLUMN_WIDTH = 8;

function toText(ladder: Ladder): string {
  const columns = ERROR_MODELS.map((model) => simulateRule(ladder, model));
  const lines = ladder.roles.flatMap((role, index) => [
    "",
    line(`${role.name} (${count(role, "defining")} defining, ${count(role, "core")} core)`, ["A", "B", "C"]),
    ...labelsOf(role).map(([kind, label]) =>
      line(
        `  ${label}`,
        columns.map((roles) => share(roles[index]?.[kind] ?? null)),
      ),
    ),
  ]);
  return [
    `${ladder.name} ${ladder.version}: the share of people who meet the promotion rule after 2 cycles.`,
    `${SIMULATION.people} simulated people for each figure, the same on every run. Results never take the place of a cycle.`,
    "",
    ...ERROR_MODELS.map((model, index) => `${"ABC"[index]}  ${describeModel(model)}`),
    ...lines,
  ].join("\n");
}

function describeModel({ low, high, severity }: ErrorModel): string {
  const errors = `${low * 100}% of agreed ratings 1 level low, ${high * 100}% 1 level high`;
  return severity === 0 ? errors : `${errors}, and raters whose severity differs by ${severity} levels (SD)`;
}

function labelsOf(role: Role): [PersonKind, string][] {
  const below = (kind: PersonKind, share: string): [PersonKind, string] => [
    kind,
    `1 level below on ${share} of core (${countBelow(role, kind)})`,
  ];
  return [
    ["trulyReady", "Truly at every target"],
    below("belowOnTenth", "a tenth"),
    below("belowOnFifth", "a fifth"),
    below("belowOnTwoFifths", "two fifths"),
    ["lacksDefining", "1 level below on one defining competency"],
  ];
}

function count({ expectations }: Role, weight: Weight): number {
  return expectations.filter((expectation) => expectation.weight === weight).length;
}

const share = (value: number | null) => (value === null ? "–" : value.toFixed(3));

function line(label: string, cells: readonly string[]): string {
  return `${label.padEnd(LABEL_WIDTH)}${cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join("")}`;
}
