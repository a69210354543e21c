import { COMMUNICATION } from "./communication";
import { DELIVERY } from "./delivery";
import { DESIGN } from "./design";
import { FOUNDATIONS } from "./foundations";
import { GROWING } from "./growing";
import { LEADING } from "./leading";
import { OPERATIONS } from "./operations";
import { PRACTICES } from "./practices";
import type { Stories } from "./story";

export { REMARKS } from "./remarks";
export { OPENINGS, SIZES } from "./remarks-on-work";
export { PRIVATE_NOTES, REASONS } from "./talks";

/** What is told by those who build; people who lead others tell none of it. */
export const BUILDERS_STORIES: Stories = { ...FOUNDATIONS, ...DESIGN, ...PRACTICES, ...OPERATIONS };

/** Stories by competency, each at the proficiency that it shows. */
export const STORIES: Stories = { ...BUILDERS_STORIES, ...DELIVERY, ...COMMUNICATION, ...GROWING, ...LEADING };
