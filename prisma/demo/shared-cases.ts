import { standingKind } from "#app/features/assessment/domain/gap";
import type { CaseContent, WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { AuditEntry } from "#app/platform/database/audit";
import type { DemoAssessment } from "./assessments";
import { addDays, type Day, momentOn } from "./calendar";
import type { DemoPeople, DemoPerson } from "./people";
import { randomFor } from "./random";

export type DemoSharedCase = {
  id: string;
  writtenCaseId: string;
  assessmentId: string | null;
  roleId: string;
  title: string;
  content: CaseContent;
  state: "preparing" | "open" | "closed";
  createdAt: Date;
  consents: { personId: string; state: "asked" | "given"; at: Date }[];
  answers: DemoAnswer[];
};

type DemoAnswer = {
  id: string;
  raterId: string;
  submittedAt: Date | null;
  createdAt: Date;
  ratings: { competencyId: string; proficiency: number | null; note: string }[];
};

/** The written cases that are in use, and since how many days: since the ladder has them. The rest wait to be opened. */
const OPENED = [
  { id: "night-queue", daysAgo: 31, isClosed: true },
  { id: "checkout-in-slices", daysAgo: 30, isClosed: false },
  { id: "three-customers", daysAgo: 24, isClosed: false },
  { id: "team-after-merger", daysAgo: 20, isClosed: false },
  { id: "assistants-in-review", daysAgo: 9, isClosed: false },
];

/** The manager persona has not answered the latest case: there is something to try. */
const LATEST = "assistants-in-review";
const NOT_YET = ["Tomás Ferreira", "Camila Restrepo"];

/** Readings of these differ from person to person: what the ladder under test is to find. */
const AMBIGUOUS = new Map([
  ["code-review", 0.75],
  ["coaching-and-performance", 0.8],
  ["technical-decision-making", 0.65],
]);
const USUAL_SPREAD = 0.34;
const NOT_OBSERVED = 0.02;

const REAL_CASES = [
  {
    slug: "lights-out",
    title: "The night the lights went out",
    subject: "Aroha Ngata",
    state: "open",
    story:
      "A Senior Engineer in a team that others depend on every hour of the day had, in half a year, two nights in which a supplier failed. They had been in the team for two years, and were asked to look at what the team could do by itself.",
  },
  {
    slug: "numbers-nobody-owned",
    title: "The numbers that nobody owned",
    subject: "Mara Okafor",
    state: "preparing",
    story:
      "An engineer noticed that a figure in the monthly report of their company had two sources, and that these had drifted apart. Nobody was answerable for either. They made it their own for most of a half-year, beside the work that was planned.",
  },
] as const;

/** What there is to see of each competency, for both real cases: written for the demo, about nobody. */
const REAL_PIECES: Record<string, string> = {
  "incident-response":
    "Led the response once, with three others. Tasks were named in the first minutes; the review lists four causes and six actions, of which five are done.",
  observability:
    "Replaced two dashboards by one that starts from four questions. It was used by people who had not built it.",
  "production-reliability":
    "Measured what the service does when a dependency is gone, wrote the limits down, and had the two worst removed.",
  "code-quality": "Took on the part that nobody wanted to touch and wrote down how it is laid out before changing it.",
  "test-design": "Added checks of the stand-ins for outside systems. What is left untested on purpose is not written.",
  "written-and-spoken-communication":
    "Put a decision before the team on one page, with options. Two people who were away could follow it afterwards.",
  "ownership-and-execution": "Brought the work to its end, old path included, five weeks later than first said.",
  mentoring: "Worked through the change with a newer colleague, who made the next one alone.",
};
const REAL_COMPETENCIES = 6;

/** Shared cases as the demo's managers have rated them, each with the strictness they show in their reviews. */
export function buildSharedCases(
  ladder: Ladder,
  written: readonly WrittenCase[],
  demo: DemoPeople,
  assessments: readonly DemoAssessment[],
  today: Day,
): DemoSharedCase[] {
  const leaders = demo.people.filter(({ id, leftOn }) => !leftOn && demo.people.some((one) => one.managerId === id));
  const fromFiles = OPENED.flatMap(({ id, daysAgo, isClosed }): DemoSharedCase[] => {
    const found = written.find((one) => one.id === id);
    if (!found) return [];
    const { title, role, story, evidence, reference } = found;
    const openedOn = addDays(today, -daysAgo);
    const raters = leaders.filter(({ name }) => id !== LATEST || !NOT_YET.includes(name));
    const content = { story, evidence, reference };
    return [
      {
        id: `shared-case-${id}`,
        writtenCaseId: id,
        assessmentId: null,
        roleId: role,
        title,
        content,
        state: isClosed ? "closed" : "open",
        createdAt: momentOn(openedOn, 9, 30),
        consents: [],
        answers: raters.map((rater) =>
          answer(ladder, `shared-case-${id}`, content, rater, { from: openedOn, days: daysAgo - 2 }),
        ),
      },
    ];
  });
  const real = REAL_CASES.flatMap((one) => buildRealCase(ladder, demo, assessments, leaders, today, one));
  return [...fromFiles, ...real];
}

function buildRealCase(
  ladder: Ladder,
  demo: DemoPeople,
  assessments: readonly DemoAssessment[],
  leaders: readonly DemoPerson[],
  today: Day,
  { slug, title, subject, state, story }: (typeof REAL_CASES)[number],
): DemoSharedCase[] {
  const person = demo.people.find(({ name }) => name === subject);
  const source = assessments.findLast(
    (one) => one.person === person && one.phase === "final" && one.cycle !== null && one.cycle.back > 0,
  );
  if (!person || !source?.reviewerId) return [];
  const kind = standingKind(new Set(source.sheets.map((sheet) => sheet.kind)));
  const final = source.sheets.find((sheet) => sheet.kind === kind);
  const reference = Object.keys(REAL_PIECES)
    .flatMap((competency) => {
      const value = final?.ratings.find(({ competencyId }) => competencyId === competency)?.value;
      if (value?.state !== "rated") return [];
      return [{ competency, proficiency: value.proficiency, criteria: [], missing: [], reasoning: "" }];
    })
    .slice(0, REAL_COMPETENCIES);
  const evidence = reference.map(({ competency }) => ({
    text: REAL_PIECES[competency] ?? "",
    competencies: [competency],
  }));
  const id = `shared-case-${slug}`;
  const preparedOn = addDays(today, state === "open" ? -26 : -6);
  const involved = [person.id, source.reviewerId];
  const isOpen = state === "open";
  const content = { story, evidence, reference };
  return [
    {
      id,
      writtenCaseId: "",
      assessmentId: source.id,
      roleId: source.roleId,
      title,
      content,
      state,
      createdAt: momentOn(preparedOn, 11),
      consents: involved.map((personId) => ({
        personId,
        state: isOpen || personId === source.reviewerId ? ("given" as const) : ("asked" as const),
        at: isOpen || personId === source.reviewerId ? momentOn(addDays(preparedOn, 2), 10) : momentOn(preparedOn, 11),
      })),
      answers: isOpen
        ? leaders
            .filter((leader) => !involved.includes(leader.id) && !NOT_YET.includes(leader.name))
            .map((rater) => answer(ladder, id, content, rater, { from: addDays(preparedOn, 3), days: 12 }))
        : [],
    },
  ];
}

function answer(
  ladder: Ladder,
  caseId: string,
  content: CaseContent,
  rater: DemoPerson,
  { from, days }: { from: Day; days: number },
): DemoAnswer {
  const random = randomFor("shared-case", caseId, rater.id);
  const levels = ladder.proficiencies.map(({ level }) => level);
  const at = momentOn(
    addDays(from, 1 + random.whole(0, Math.min(11, days - 1))),
    9 + random.whole(0, 7),
    random.whole(0, 59),
  );
  return {
    id: `${caseId}-${rater.slug}`,
    raterId: rater.id,
    submittedAt: at,
    createdAt: at,
    ratings: content.reference.map(({ competency, proficiency }) => {
      const spread = AMBIGUOUS.get(competency) ?? USUAL_SPREAD;
      const seen = Math.round(proficiency + (rater.entry.leniency ?? 0) + random.normal(0, spread));
      const level = Math.min(Math.max(seen, Math.min(...levels)), Math.max(...levels));
      return { competencyId: competency, proficiency: random.chance(NOT_OBSERVED) ? null : level, note: "" };
    }),
  };
}

export const toSharedCaseRow = (one: DemoSharedCase, ladderVersionId: string) => {
  const { consents: _, answers: __, content, ...row } = one;
  return { ...row, ladderVersionId, content: JSON.stringify(content) };
};

export const toConsentRows = ({ id, consents }: DemoSharedCase) =>
  consents.map((consent) => ({ sharedCaseId: id, ...consent }));

export const toAnswerRows = ({ id, answers }: DemoSharedCase) =>
  answers.map(({ ratings: _, ...row }) => ({ sharedCaseId: id, ...row }));

export const toAnswerRatingRows = ({ answers }: DemoSharedCase) =>
  answers.flatMap(({ id, ratings }) => ratings.map((rating) => ({ answerId: id, ...rating })));

/** What is on record of them, by the administrator who opened them and those who answered. */
export function recordSharedCases(cases: readonly DemoSharedCase[], administratorId: string): AuditEntry[] {
  return cases.flatMap(({ id, title, writtenCaseId, state, createdAt, consents, answers }) => {
    const about = { subjectKind: "shared-case", subjectId: id, after: { title } } as const;
    const opened = { ...about, actorId: administratorId, action: "shared-case.opened" } as const;
    const given = consents.filter((consent) => consent.state === "given");
    const entries: AuditEntry[] = answers.flatMap(({ raterId, submittedAt }) =>
      submittedAt ? [{ ...about, at: submittedAt, actorId: raterId, action: "shared-case.answered" }] : [],
    );
    if (writtenCaseId) entries.push({ ...opened, at: createdAt });
    else {
      entries.push({
        ...about,
        at: createdAt,
        actorId: administratorId,
        action: "shared-case.prepared",
        personId: consents[0]?.personId,
      });
      for (const { personId, at } of given) {
        entries.push({ ...about, at, actorId: personId, action: "shared-case.consent-given", personId });
      }
      const last = given.at(-1);
      if (state !== "preparing" && last) entries.push({ ...opened, at: new Date(last.at.getTime() + 3_600_000) });
    }
    if (state === "closed") {
      const lastAnswer = Math.max(...answers.map(({ submittedAt }) => submittedAt?.getTime() ?? 0));
      const at = new Date(lastAnswer + 86_400_000);
      entries.push({ ...about, at, actorId: administratorId, action: "shared-case.closed" });
    }
    return entries;
  });
}
