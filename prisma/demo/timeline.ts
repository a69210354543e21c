import { type Day, laterOf, momentOn, workday } from "./calendar";
import type { DemoCycle } from "./cycles";
import type { DemoPerson } from "./people";
import { type Random, randomFor } from "./random";
import type { Stage } from "./roster";

/** When each step of one assessment happened; null for what has not. */
export type Timeline = {
  launchedAt: Date;
  self: Side;
  review: Side;
  agreement: { at: Date; complete: boolean } | null;
  engineerConfirmedAt: Date | null;
  managerConfirmedAt: Date | null;
};

/** `share` is how much of it is rated: all of it (1) once it is submitted. */
export type Side = { begunAt: Date; submittedAt: Date | null; lastChangeAt: Date; share: number } | null;

const LAUNCH_HOUR = 7;

/** Days after the start within which things happen. The open cycle is at least 21 days old, so all of its steps lie before today. */
type Pace = { self: [number, number]; review: [number, number] };
const CLOSED_PACE: Pace = { self: [9, 32], review: [14, 45] };
const OPEN_PACE: Pace = { self: [4, 18], review: [7, 18] };
const OPEN_AND_COMPARED_PACE: Pace = { self: [3, 9], review: [5, 11] };

export function buildTimeline(cycle: DemoCycle, person: DemoPerson): Timeline {
  const stage: Stage = cycle.back > 0 ? "final" : person.entry.stage;
  const random = randomFor("timeline", person.id, cycle.slug);
  const isCompared = stage === "comparison" || stage === "one-confirmed" || stage === "final";
  const pace = cycle.back > 0 ? CLOSED_PACE : isCompared ? OPEN_AND_COMPARED_PACE : OPEN_PACE;
  const launchedAt = momentOn(cycle.startsOn, LAUNCH_HOUR);
  const self = buildSide(random, cycle.startsOn, pace.self, isCompared || stage === "self-submitted");
  const review = buildSide(random, cycle.startsOn, pace.review, isCompared || stage === "review-submitted");
  const compared: Timeline = { launchedAt, self, review, ...NOT_AGREED };
  switch (stage) {
    case "not-begun":
      return { ...compared, self: null, review: null };
    case "begun":
      return { ...compared, review: null };
    case "review-begun":
      return { ...compared, self: null };
    case "self-submitted":
      return { ...compared, review: isPersonaReview(person) || random.chance(0.5) ? null : review };
    case "review-submitted":
      return compared;
    case "comparison":
      return isPersonaReview(person) || random.chance(0.4)
        ? compared
        : { ...compared, agreement: agreement(random, compared, cycle, false) };
    case "one-confirmed":
    case "final":
      return confirmed(
        random,
        { ...compared, agreement: agreement(random, compared, cycle, true) },
        cycle,
        stage === "final",
      );
  }
}

const NOT_AGREED = { agreement: null, engineerConfirmedAt: null, managerConfirmedAt: null } as const;

/** The demo's manager finds a review that nobody began and a comparison in which nothing is agreed yet. */
const isPersonaReview = (person: DemoPerson) => person.managerId === "person-tomas-ferreira";

function buildSide(random: Random, monday: Day, [from, to]: [number, number], submitted: boolean): NonNullable<Side> {
  const offset = random.whole(from, to);
  const begunAt = workTime(random, workday(monday, offset - random.whole(1, 2)));
  const doneAt = workTime(random, workday(monday, offset));
  const lastChangeAt = laterOf(doneAt, begunAt);
  const share = submitted ? 1 : random.whole(25, 75) / 100;
  return { begunAt, lastChangeAt, submittedAt: submitted ? lastChangeAt : null, share };
}

function workTime(random: Random, day: Day): Date {
  return momentOn(day, random.whole(7, 15), random.whole(0, 59), random.whole(0, 59));
}

/** They talk two or three days after both are in. */
function agreement(
  random: Random,
  { self, review }: Timeline,
  cycle: DemoCycle,
  complete: boolean,
): { at: Date; complete: boolean } {
  const bothIn = Math.max(self?.lastChangeAt.getTime() ?? 0, review?.lastChangeAt.getTime() ?? 0);
  const offset = Math.floor((bothIn - momentOn(cycle.startsOn, 0).getTime()) / 86_400_000) + 2;
  const day = workday(cycle.startsOn, isWeekend(offset) ? offset + 2 : offset);
  return { at: momentOn(day, random.whole(8, 13), random.pick([0, 15, 30, 45]) + random.whole(0, 9)), complete };
}

const isWeekend = (offset: number) => offset % 7 > 4;

function confirmed(random: Random, timeline: Timeline, cycle: DemoCycle, both: boolean): Timeline {
  const talkedAt = timeline.agreement?.at ?? momentOn(cycle.startsOn, LAUNCH_HOUR);
  const after = (minutes: number) => new Date(talkedAt.getTime() + minutes * 60_000);
  const first = after(random.whole(5, 40));
  const second = after(random.whole(60, 200));
  const engineerIsFirst = random.chance(0.5);
  return {
    ...timeline,
    engineerConfirmedAt: engineerIsFirst ? first : both ? second : null,
    managerConfirmedAt: engineerIsFirst ? (both ? second : null) : first,
  };
}
