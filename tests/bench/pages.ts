import type { BenchWorld } from "#tests/support/organisation";

export type Persona = "engineer" | "manager" | "administrator";
export type Page = { name: string; as: Persona; path: string };

/** A page of the same server that reads nothing: what every page is compared with. */
export const TRIVIAL_PATH = "/forgot-password";

/** The main pages, each seen by whom it is for. */
export function listPages({ selfAssessment, comparison, result }: BenchWorld): Page[] {
  return [
    { name: "home of an engineer", as: "engineer", path: "/" },
    { name: "home of a manager", as: "manager", path: "/" },
    { name: "home of an administrator", as: "administrator", path: "/" },
    { name: "self-assessment", as: "engineer", path: `/assessments/${selfAssessment}/self` },
    { name: "comparison", as: "manager", path: `/assessments/${comparison}/comparison` },
    { name: "result", as: "engineer", path: `/assessments/${result}/result` },
    { name: "ladder", as: "engineer", path: "/ladder" },
    { name: "team heat map", as: "manager", path: "/team" },
  ];
}
