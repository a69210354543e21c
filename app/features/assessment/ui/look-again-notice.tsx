import type { LookAgain } from "#app/features/assessment/domain/move-ratings";
import { CONFIRM_LOOK } from "#app/features/assessment/domain/rating-content";
import { Button } from "#app/ui/button";
import { Notice } from "#app/ui/notice";

/** Says that the criteria changed since a competency was rated, and asks to confirm the rating or change it below. */
export function LookAgainNotice({
  competencyId,
  lookAgain,
  isRated,
}: {
  competencyId: string;
  lookAgain: LookAgain;
  isRated: boolean;
}) {
  const { why, proposal } = lookAgain;
  return (
    <Notice tone="warning" title="The criteria changed since you rated this" className="mb-3.5">
      <p>
        {why}
        {!isRated && proposal && ` Proposed: ${inWords(proposal)}. Nothing is rated until you choose.`}
      </p>
      {isRated && (
        <Button name="intent" value={`${CONFIRM_LOOK}.${competencyId}`} size="small" className="mt-2">
          My rating still holds
        </Button>
      )}
    </Notice>
  );
}

const inWords = (proposal: NonNullable<LookAgain["proposal"]>) =>
  proposal.state === "rated" ? String(proposal.proficiency) : "not observed";
