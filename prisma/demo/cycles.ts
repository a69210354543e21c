import { addDays, addMonths, type Day, halfYearName, mondayOf } from "./calendar";
import { type DemoPeople, type DemoPerson, managerIn } from "./people";

export type DemoCycle = {
  id: string;
  slug: string;
  name: string;
  /** How many cycles before the open one: 0 is the open one. */
  back: number;
  startsOn: Day;
  selfDueOn: Day;
  reviewDueOn: Day;
  closesOn: Day;
};

const CLOSED_CYCLES = 2;
const MONTHS_BETWEEN = 6;
const DAYS_SINCE_START = 21;

// Days after the Monday on which a cycle begins; each is a Friday.
const SELF_DUE = 32;
const REVIEW_DUE = 46;
const CLOSES = 53;

/** The closed cycles and the open one, the oldest first. */
export function buildCycles(today: Day): DemoCycle[] {
  const began = addDays(today, -DAYS_SINCE_START);
  return Array.from({ length: CLOSED_CYCLES + 1 }, (_, index) => {
    const back = CLOSED_CYCLES - index;
    const startsOn = mondayOf(addMonths(began, -MONTHS_BETWEEN * back));
    const name = halfYearName(began, back);
    const slug = name.toLowerCase().replace(" ", "-");
    return {
      id: `cycle-${slug}`,
      slug,
      name,
      back,
      startsOn,
      selfDueOn: addDays(startsOn, SELF_DUE),
      reviewDueOn: addDays(startsOn, REVIEW_DUE),
      closesOn: addDays(startsOn, CLOSES),
    };
  });
}

/** Everyone who was there and had a manager throughout the cycle. */
export function listParticipants(demo: DemoPeople, cycle: DemoCycle): { person: DemoPerson; reviewerId: string }[] {
  return demo.people.flatMap((person) => {
    const reviewerId = managerIn(demo, person, cycle.back);
    const isThere = person.startedOn <= cycle.startsOn && (person.leftOn === null || person.leftOn > cycle.closesOn);
    return reviewerId !== null && isThere ? [{ person, reviewerId }] : [];
  });
}
