import type { Weight } from "#app/features/ladder/domain/schema";
import type { DraftExpectation } from "./draft";
import type { Steps } from "./forward-impact";
import { type Behaviour, type Capability, type Level, plain, type StandardFiles } from "./forward-impact-files";
import type { ImportLog, Where } from "./log";
import type { TextNode } from "./source-tree";

export type Kind = "core" | "supporting" | "broad";
const WEIGHTS: Record<Kind, Weight> = { core: "core", supporting: "supporting", broad: "optional" };
const BASE_NAMES: Record<Kind, string[]> = {
  core: ["core", "primary"],
  supporting: ["supporting", "secondary"],
  broad: ["broad"],
};

export type Discipline = {
  id: string;
  where: Where;
  specialization: string;
  roleTitle: string;
  isManagement: boolean;
  description: string | null;
  summary: TextNode | null;
  skills: Map<string, Kind>;
  behaviours: Map<string, number>;
  validTracks: string[] | null;
  minLevel: string | null;
};
export type Track = {
  id: string;
  where: Where;
  name: string;
  summary: string | null;
  skills: Map<string, number>;
  behaviours: Map<string, number>;
  minLevel: string | null;
};
export type Context = {
  standard: StandardFiles;
  capabilities: Capability[];
  behaviours: Behaviour[];
  levels: Level[];
  steps: Steps;
  where: Where;
  log: ImportLog;
};

/**
 * The base of the level for the kind of skill, moved by the track's modifier for the skill or its capability. A modifier never lifts a skill above the highest base
 * of the level; a skill that is not the discipline's own counts, as broad, where the track lifts it.
 */
export function skillExpectations(
  discipline: Discipline,
  track: Track | null,
  level: Level,
  { capabilities, steps }: Context,
): DraftExpectation[] {
  const baseOf = (kind: Kind) => {
    const node = BASE_NAMES[kind].map((name) => level.base.get(name)).find((found) => found !== undefined);
    return node ? (steps.skill.get(plain(node.text)) ?? null) : null;
  };
  const highest = Math.max(...(["core", "supporting", "broad"] as const).map((kind) => baseOf(kind) ?? 0));
  return capabilities.flatMap((capability) =>
    capability.skills.flatMap(({ id }): DraftExpectation[] => {
      const kind = discipline.skills.get(id);
      const modifier = track?.skills.get(id) ?? track?.skills.get(capability.id) ?? 0;
      if (!kind && modifier <= 0) return [];
      const base = baseOf(kind ?? "broad") ?? baseOf("broad") ?? highest;
      if (base < 1) return [];
      const moved = modifier > 0 ? Math.min(base + modifier, Math.max(highest, base)) : base + modifier;
      return [
        {
          competency: `skill:${id}`,
          step: Math.min(steps.count, Math.max(1, moved)),
          weight: WEIGHTS[kind ?? "broad"],
          why: null,
        },
      ];
    }),
  );
}

export function behaviourExpectation(
  id: string,
  discipline: Discipline,
  track: Track | null,
  level: Level,
  { steps, standard }: Context,
): DraftExpectation[] {
  const base = steps.behaviour.get(plain(standard.read.take(level.maturity)?.text ?? ""));
  if (base === undefined) return [];
  const moved = base + (discipline.behaviours.get(id) ?? 0) + (track?.behaviours.get(id) ?? 0);
  return [
    { competency: `behaviour:${id}`, step: Math.min(steps.count, Math.max(1, moved)), weight: "supporting", why: null },
  ];
}
