import { paths } from "#app/paths";
import type { BenchWorld } from "#tests/support/organisation/build";

export type Persona = "engineer" | "manager" | "administrator";
export type Page = { name: string; as: Persona; path: string };

/**
 * What every page is compared with: a page of the same server, routed, rendered, framed and compressed as all others, for
 * someone who is not signed in. It asks the database one thing, whether the ladder is public, as every such page does.
 */
export const TRIVIAL_PATH = paths.forgotPassword();

/** The main pages, each seen by whom it is for. */
export function listPages(world: BenchWorld): Page[] {
  return [
    { name: "home of an engineer", as: "engineer", path: paths.home() },
    { name: "home of a manager", as: "manager", path: paths.home() },
    { name: "home of an administrator", as: "administrator", path: paths.home() },
    { name: "self-assessment", as: "engineer", path: paths.selfAssessment(world.selfAssessment) },
    { name: "comparison", as: "manager", path: paths.comparison(world.comparison) },
    { name: "result", as: "engineer", path: paths.result(world.result) },
    { name: "ladder", as: "engineer", path: paths.ladder() },
    { name: "my team", as: "manager", path: paths.team() },
    { name: "team heat map", as: "administrator", path: paths.insights({ team: world.team }) },
    {
      name: "calibration board of 300",
      as: "administrator",
      path: paths.calibrationSession(world.calibrationSession),
    },
  ];
}
