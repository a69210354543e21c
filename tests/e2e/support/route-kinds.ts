/** The kinds of people who ask for every route, and what a row of the table of decisions says of them. */
export const KINDS = [
  ...(["visitor", "engineer", "manager", "director", "administrator"] as const),
  ...(["peer", "other manager", "former manager", "leaver"] as const),
];
export type Kind = (typeof KINDS)[number];

/** A status, "sign-in" for the way to the sign-in page, or "elsewhere" for any other redirect. */
export type Answer = 200 | 400 | 403 | 404 | 405 | "sign-in" | "elsewhere";
export type Row = Record<Kind, Answer>;
/** What the peer, the other manager and the former manager get. */
export type Others = readonly [Answer, Answer, Answer];

/** Nobody beside those named: what a row says of the others where it does not say otherwise. */
const ABSENT: Others = [404, 404, 404];
export const ALL: Others = [200, 200, 200];
/** Everyone with reports. */
export const LEADS: Others = [404, 200, 200];
/** The former manager alone of them. */
export const FORMER: Others = [404, 404, 200];

export const row = (
  visitor: Answer,
  engineer: Answer,
  manager: Answer,
  director: Answer,
  administrator: Answer,
  [peer, otherManager, formerManager]: Others = ABSENT,
): Row => ({
  ...{ visitor, engineer, manager, director, administrator, peer },
  ...{ "other manager": otherManager, "former manager": formerManager },
  // People who have left get the same answers as visitors.
  leaver: visitor,
});

export const MEMBERS = row("sign-in", 200, 200, 200, 200, ALL);
export const ADMINISTRATORS = row("sign-in", 404, 404, 404, 200);
/** Pages between a person and their manager of today. */
export const OWN_AND_MANAGER = row("sign-in", 200, 200, 404, 404);
export const NOBODY = row(404, 404, 404, 404, 404);
export const SIGNED_OUT = row(200, "elsewhere", "elsewhere", "elsewhere", "elsewhere", [
  "elsewhere",
  "elsewhere",
  "elsewhere",
]);
