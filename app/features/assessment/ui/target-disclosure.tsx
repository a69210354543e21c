import { memo } from "react";
import type { CompetencyView } from "#app/features/assessment/domain/rating-sheet";

/** The target role's requirements, hidden behind one click while the user rates. */
export const TargetDisclosure = memo(function TargetDisclosure({
  target,
  targetName,
  open,
}: {
  target: CompetencyView["target"];
  targetName: string;
  open: boolean;
}) {
  return (
    <details open={open || undefined} className="text-[13.5px] print:not-open:hidden">
      <summary className="w-fit text-accent underline underline-offset-2">Show the target</summary>
      <p className="mt-1">
        {target ? (
          <>
            {targetName}: <strong className="font-semibold">{`${target.proficiency} ${target.name}`}</strong>,{" "}
            {target.weight}
          </>
        ) : (
          `${targetName} expects nothing particular here.`
        )}
      </p>
    </details>
  );
});
