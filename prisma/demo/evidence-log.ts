import { toLinksColumn } from "#app/features/assessment/data/evidence";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { DemoAssessment } from "./assessments";
import { DECLINES, LOGS, RISKS, VOUCHES } from "./bank/log";
import { addDays, type Day, laterOf, momentOn } from "./calendar";
import type { DemoPeople, DemoPerson } from "./people";
import { randomFor } from "./random";

/** Rows as the database holds them. */
export type DemoLog = {
  evidence: (ReturnType<typeof toRow> & { id: string })[];
  tags: { evidenceId: string; competencyId: string; criterionId: string }[];
  vouches: DemoVouch[];
};

type DemoVouch = {
  evidenceId: string;
  personId: string;
  askedAt: Date;
  vouchedAt: Date | null;
  declinedAt: Date | null;
  words: string;
};

const SHARED = 0.35;
const VOUCHED = 0.4;
const STILL_ASKED = 0.07;
const DECLINED = 0.05;
const TOLD_RISK = 0.45;
const NAMED_CRITERION = 0.8;

/** What the personas wrote in their own logs, and what became of the evidence beside ratings: tags, vouches, sharing. */
export function buildEvidenceLog(
  ladder: Ladder,
  demo: DemoPeople,
  assessments: readonly DemoAssessment[],
  today: Day,
): DemoLog {
  const beside = assessments.map((assessment) => toLogOf(assessment, ladder, demo, today));
  const written = demo.people.map((person) => toOwnLog(person, ladder, demo, today));
  const parts = [...beside, ...written];
  return {
    evidence: parts.flatMap(({ evidence }) => evidence),
    tags: parts.flatMap(({ tags }) => tags),
    vouches: parts.flatMap(({ vouches }) => vouches),
  };
}

function toOwnLog(person: DemoPerson, ladder: Ladder, demo: DemoPeople, today: Day): DemoLog {
  const pieces = (LOGS[person.slug] ?? []).map((piece, index) => ({
    ...piece,
    id: `evidence-log-${person.slug}-${index}`,
  }));
  const byName = new Map(demo.people.map((each) => [each.name, each.id]));
  const writtenAt = (daysAgo: number) => momentOn(addDays(today, 1 - daysAgo), 16, 20);
  return {
    evidence: pieces.map((piece) => ({
      id: piece.id,
      ...toRow({
        ...piece,
        personId: person.id,
        links: piece.links ?? [],
        happenedOn: addDays(today, -piece.daysAgo),
        createdAt: writtenAt(piece.daysAgo),
        sharedAt: piece.shared ? writtenAt(piece.daysAgo - 1) : null,
        archivedAt: piece.archived ? writtenAt(Math.floor(piece.daysAgo / 2)) : null,
      }),
    })),
    tags: pieces.flatMap(({ id, shows = [] }) =>
      shows.map((text) => {
        const [competencyId = "", criterionId = ""] = text.split("/");
        // A tag of the bank that the shipped ladder does not have is a mistake of the bank.
        if (!hasTag(ladder, competencyId, criterionId)) throw new Error(`the ladder has no ${text}`);
        return { evidenceId: id, competencyId, criterionId };
      }),
    ),
    vouches: pieces.flatMap(({ id, daysAgo, vouches = [] }) =>
      vouches.map(({ by, words = "", declined }): DemoVouch => {
        const personId = byName.get(by);
        if (!personId) throw new Error(`${by} is not in the demo organisation`);
        const askedAt = writtenAt(daysAgo);
        const answeredAt = writtenAt(Math.max(1, daysAgo - 3));
        return {
          evidenceId: id,
          personId,
          askedAt,
          vouchedAt: words && !declined ? answeredAt : null,
          declinedAt: declined ? answeredAt : null,
          words,
        };
      }),
    ),
  };
}

function hasTag(ladder: Ladder, competencyId: string, criterionId: string): boolean {
  const competency = findCompetency(ladder, competencyId);
  if (!competency || criterionId === "") return competency !== null;
  return competency.proficiencies.some(({ criteria }) => criteria.some(({ id }) => id === criterionId));
}

/** The evidence beside the self-ratings of an assessment, as its author kept it afterwards. */
function toLogOf(assessment: DemoAssessment, ladder: Ladder, demo: DemoPeople, today: Day): DemoLog {
  const self = assessment.sheets.find(({ kind }) => kind === "self");
  const log: DemoLog = { evidence: [], tags: [], vouches: [] };
  const latest = momentOn(addDays(today, -1), 18);
  for (const { competencyIds, createdAt, links, ...piece } of assessment.evidence) {
    const random = randomFor("log", piece.id);
    const rating = self?.ratings.find(({ competencyId }) => competencyId === competencyIds[0]);
    const soon = (days: number) => new Date(Math.min(latest.getTime(), momentOn(dayOf(createdAt, days), 11).getTime()));
    log.evidence.push({
      id: piece.id,
      ...toRow({
        ...piece,
        personId: piece.subjectId,
        links: JSON.parse(links) as string[],
        choice: rating?.note ?? "",
        risk: random.chance(TOLD_RISK) ? random.pick(RISKS) : "",
        createdAt,
        sharedAt: random.chance(SHARED) ? laterOf(createdAt, soon(1)) : null,
        archivedAt: null,
      }),
    });
    for (const competencyId of competencyIds) {
      const seen = self?.ratings.find((each) => each.competencyId === competencyId)?.criteriaSeen ?? [];
      const chosen = seen.length > 0 && random.chance(NAMED_CRITERION) ? random.pick(seen) : "";
      // Rated by the version before: what the ladder of today no longer has is left out.
      const criterionId = hasTag(ladder, competencyId, chosen) ? chosen : "";
      if (hasTag(ladder, competencyId, "")) log.tags.push({ evidenceId: piece.id, competencyId, criterionId });
    }
    const beside = listBeside(assessment.person, demo, createdAt);
    if (beside.length === 0) continue;
    const askedAt = laterOf(createdAt, soon(1));
    const answeredAt = laterOf(askedAt, soon(4));
    const vouch = { evidenceId: piece.id, personId: random.pick(beside).id, askedAt };
    const fate = random.whole(0, 99) / 100;
    if (fate < VOUCHED)
      log.vouches.push({ ...vouch, vouchedAt: answeredAt, declinedAt: null, words: random.pick(VOUCHES) });
    else if (fate < VOUCHED + STILL_ASKED) log.vouches.push({ ...vouch, vouchedAt: null, declinedAt: null, words: "" });
    else if (fate < VOUCHED + STILL_ASKED + DECLINED) {
      log.vouches.push({ ...vouch, vouchedAt: null, declinedAt: answeredAt, words: random.pick(DECLINES) });
    }
  }
  return log;
}

const dayOf = (moment: Date, after: number): Day => addDays(moment.toISOString().slice(0, 10), after);

/** A person's team mates at a time, and their manager. */
function listBeside(person: DemoPerson, demo: DemoPeople, at: Date): DemoPerson[] {
  const day = at.toISOString().slice(0, 10);
  return demo.people.filter(
    (other) =>
      other.id !== person.id &&
      other.leftOn === null &&
      other.startedOn <= day &&
      (other.id === person.managerId || (person.managerId !== null && other.managerId === person.managerId)),
  );
}

type Written = {
  personId: string;
  title: string;
  links: string[];
  happenedOn: Day;
  problem?: string;
  choice?: string;
  result?: string;
  risk?: string;
  createdAt: Date;
  sharedAt: Date | null;
  archivedAt: Date | null;
};

function toRow({ personId, links, sharedAt, ...piece }: Written) {
  return {
    subjectId: personId,
    authorId: personId,
    title: piece.title,
    links: toLinksColumn(links),
    happenedOn: piece.happenedOn,
    problem: piece.problem ?? "",
    choice: piece.choice ?? "",
    result: piece.result ?? "",
    risk: piece.risk ?? "",
    sharedWithManagerAt: sharedAt,
    createdAt: piece.createdAt,
    updatedAt: null,
    archivedAt: piece.archivedAt,
  };
}
