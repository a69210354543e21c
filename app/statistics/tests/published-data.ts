import { buildRatingsTable, type Rating, type RatingsTable } from "../ratings-table";

/** One line per rater, one column per subject, "." for missing. */
export function fromRaterLines(lines: readonly string[], item = "item"): Rating[] {
  return lines.flatMap((line, rater) =>
    line.split(" ").map((text, subject) => ({
      rater: `rater ${rater}`,
      subject: `subject ${subject}`,
      item,
      value: text === "." ? null : Number(text),
    })),
  );
}

/** Counts of a table of two raters, spelt out as ratings of as many subjects; categories from 1. */
function fromContingencyTable(counts: readonly (readonly number[])[]): Rating[] {
  const ratings: Rating[] = [];
  let subject = 0;
  counts.forEach((row, first) => {
    row.forEach((count, second) => {
      for (let i = 0; i < count; i++) {
        subject += 1;
        ratings.push({ rater: "first", subject: `${subject}`, item: "item", value: first + 1 });
        ratings.push({ rater: "second", subject: `${subject}`, item: "item", value: second + 1 });
      }
    });
  });
  return ratings;
}

/** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units. Also irrCAC's `cac.raw4raters`. */
export const KRIPPENDORFF: RatingsTable = buildRatingsTable(
  fromRaterLines([
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ]),
);

/** Shrout and Fleiss (1979), Psychol. Bull. 86, table 2: six targets, four judges. */
export const SHROUT_FLEISS: RatingsTable = buildRatingsTable(
  fromRaterLines(["9 6 8 7 10 6", "2 1 4 1 5 2", "5 3 6 2 6 4", "8 2 8 6 9 7"]),
);

/** Cohen (1968), Psychol. Bull. 70, table 1: proportions of 200 patients, and the disagreement weights. */
export const COHEN = fromContingencyTable([
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
]);
export const COHEN_WEIGHTS = [
  [0, 1, 3],
  [1, 0, 6],
  [3, 6, 0],
];

/** 100 pregnant women by two abstractors: irrCAC's `cont3x3abstractors`, from Gwet (2014). */
export const ABSTRACTORS = fromContingencyTable([
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]);
