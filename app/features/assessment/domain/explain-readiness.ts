import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import { describeProfileReadiness } from "./describe-profile-readiness";
import { describeReadiness } from "./describe-readiness";
import { computeProfileReadiness, type Result, type Verdict } from "./profile-readiness";
import type { Ratings } from "./rating";
import { computeReadiness } from "./readiness";

/** Readiness for a role in plain words, by whichever rule the ladder has. Guidance for a conversation, never a decision. */
export type ExplainedReadiness = {
  verdict: Verdict;
  headline: string;
  details: string[];
  /** What would meet the rule from the next cycle on; empty where it is met, and for a rule by weights. */
  wouldChange: string[];
};

/** `cycles` holds the ratings of each cycle, the latest first; `results` what is known of endorsed results. */
export function explainReadiness(
  ladder: Ladder,
  role: Role,
  { cycles, results }: { cycles: readonly Ratings[]; results: readonly Result[] },
): ExplainedReadiness {
  const { promotionRule } = ladder;
  if (promotionRule.kind === "profile") {
    const profiled = { ...ladder, promotionRule };
    const readiness = computeProfileReadiness(profiled, role, cycles, results);
    return {
      verdict: readiness.verdict,
      ...describeProfileReadiness(profiled, role, readiness, cycles),
    };
  }
  const weighted = { ...ladder, promotionRule };
  const readiness = computeReadiness(weighted, role, cycles);
  return { verdict: readiness.verdict, ...describeReadiness(weighted, role, readiness), wouldChange: [] };
}
