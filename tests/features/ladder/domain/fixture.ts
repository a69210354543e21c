import type { LadderPlaces } from "#app/features/ladder/domain/document";
import { parseLadder } from "#app/features/ladder/domain/parse";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { formatIssue, type Issue, type LadderSource } from "#app/features/ladder/domain/source";

/** A small ladder without errors or warnings: a scale of three, two competencies, three roles on two tracks. */
export const FILES = {
  "ladder.yaml": `id: small
name: Small ladder
version: "2026.1"
summary: A ladder for tests.
proficiencies:
  - level: 1
    name: Learning
    scope: A task.
    autonomy: With help.
  - level: 2
    name: Practising
    scope: A feature.
    autonomy: Alone.
  - level: 3
    name: Leading
    scope: A team.
    autonomy: For others.
categories:
  - id: operations
    name: Operations
    competencies: [observability]
  - id: people
    name: People
    competencies: [mentoring]
tracks:
  - id: engineering
    name: Engineering
    summary: Those who build.
    roles: [engineer, senior-engineer]
  - id: management
    name: Management
    summary: Those who lead.
    roles: [manager]
promotionRule:
  mustMeet: [core]
  mayBeOneBelow:
    supporting: 1
  consecutiveCycles: 2
`,
  "competencies/observability.yaml": `id: observability
name: Observability
meaning: Making systems tell what they do.
proficiencies:
  - level: 1
    descriptor: Reads the dashboards of one service.
    criteria:
      - id: follows-alert
        text: follows one alert to the request behind it
      - id: answers-question
        text: answers one question with a figure
  - level: 2
    descriptor: Adds signals to what they build.
    criteria:
      - id: instruments-feature
        text: releases a feature with its errors measured
      - id: finds-fault
        text: finds the cause of a fault from traces
  - level: 3
    descriptor: Sets the objectives of a service.
    criteria:
      - id: sets-objective
        text: agrees an objective with the users of a service
      - id: removes-noise
        text: deletes alerts nobody acted upon
`,
  "competencies/mentoring.yaml": `id: mentoring
name: Mentoring
meaning: Helping colleagues grow.
proficiencies:
  - level: 1
    descriptor: Shares what they learnt.
    criteria:
      - id: writes-note
        text: writes a note about a mistake
      - id: pairs
        text: pairs with a newcomer
  - level: 2
    descriptor: Mentors one person.
    criteria:
      - id: agrees-goal
        text: agrees a goal with a mentee
      - id: reviews-goal
        text: looks back on it after a quarter
  - level: 3
    descriptor: Mentors several mentors.
    criteria:
      - id: starts-circle
        text: starts a circle for mentors
      - id: hands-over
        text: hands its lead to someone else
`,
  "roles/engineer.yaml": `id: engineer
name: Engineer
summary: Builds features.
leadsTo:
  - role: senior-engineer
    text: By reach.
expectations:
  - competency: observability
    proficiency: 1
    weight: core
  - competency: mentoring
    proficiency: 1
    weight: optional
`,
  "roles/senior-engineer.yaml": `id: senior-engineer
name: Senior Engineer
summary: Builds services.
time:
  activities:
    - activity: Design
      from: 40
      to: 60
    - activity: Review
      from: 30
      to: 50
differences:
  - role: engineer
    text: Owns a service.
expectations:
  - competency: observability
    proficiency: 3
    weight: core
  - competency: mentoring
    proficiency: 2
    weight: supporting
`,
  "roles/manager.yaml": `id: manager
name: Manager
summary: Leads a team.
responsibilities:
  - id: grows-people
    title: Grows people
    text: Holds growth conversations.
expectations:
  - competency: mentoring
    proficiency: 3
    weight: core
`,
} as const;

export type FileName = keyof typeof FILES;

/** The small ladder with files replaced, added, or (null) left out. */
export function sourceWith(changes: Record<string, string | null> = {}): LadderSource {
  const files = Object.entries({ ...FILES, ...changes });
  return { files: files.flatMap(([path, text]) => (text === null ? [] : [{ path, text }])) };
}

/** The text of a file of the small ladder with one part replaced; refuses a part that does not occur. */
export function edited(path: FileName, from: string, to: string): string {
  if (!FILES[path].includes(from)) throw new Error(`${path} does not contain ${from}`);
  return FILES[path].replace(from, to);
}

/** The lines a person would see: the errors, or the warnings of a ladder without errors. */
export function linesFor(changes: Record<string, string | null>): string[] {
  const result = parseLadder(sourceWith(changes));
  const issues: Issue[] = result.ok ? result.warnings : result.issues;
  return issues.map(formatIssue);
}

export function linesForEdit(path: FileName, from: string, to: string): string[] {
  return linesFor({ [path]: edited(path, from, to) });
}

export function requireLadder(source: LadderSource = sourceWith()): { ladder: Ladder; places: LadderPlaces } {
  const result = parseLadder(source);
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join("\n"));
  return result;
}
