import type { core } from "zod";

const ODD = "This is not in a form that Cairn can read";

/**
 * What to do about an issue for which its schema has no sentence of its own, so that no library's message reaches people.
 * Undefined for issues that always carry one.
 */
export function plainMessage(issue: core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null || issue.input === "") return "Fill this in";
      if (issue.expected === "int") return "Enter a whole number";
      if (issue.expected === "number") return "Enter a number";
      return issue.expected === "date" ? "Enter a date" : ODD;
    case "invalid_value":
    case "invalid_union":
      return "Choose one of the options";
    case "too_small":
      return explainTooSmall(issue.origin, issue.minimum);
    case "too_big":
      return explainTooBig(issue.origin, issue.maximum);
    case "not_multiple_of":
      return issue.divisor === 1 ? "Enter a whole number" : `Enter a multiple of ${issue.divisor}`;
    case "invalid_format":
      return FORMATS[issue.format] ?? ODD;
    case "custom":
      return undefined;
    default:
      return ODD;
  }
}

const FORMATS: Record<string, string> = {
  email: "Enter an email address, such as name@example.com",
  url: "Enter a web address that begins with https://",
  date: "Enter a date",
};

function explainTooSmall(origin: string, minimum: number | bigint): string {
  if (origin === "string") return minimum <= 1 ? "Fill this in" : `Enter at least ${minimum} characters`;
  return origin === "array" || origin === "set" ? `Choose at least ${minimum}` : `Enter ${minimum} or more`;
}

function explainTooBig(origin: string, maximum: number | bigint): string {
  if (origin === "string") return `Use at most ${maximum} characters`;
  return origin === "array" || origin === "set" ? `Choose at most ${maximum}` : `Enter ${maximum} or less`;
}
