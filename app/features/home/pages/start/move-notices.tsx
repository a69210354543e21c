import type { MoveNotice } from "#app/features/assessment/data/own-moves";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";

/** Assessments that moved to another ladder version, while there is something to do about it. */
export function MoveNotices({ notices }: { notices: (Omit<MoveNotice, "toVersionId"> & { version: string })[] }) {
  return notices.map(({ assessmentId, side, personName, cycleName, version, wasReopened, lookAgain }) => (
    <Notice
      key={`${assessmentId} ${side}`}
      tone="warning"
      title={`${cycleName ?? "Your own assessment"} moved to ladder version ${version}`}
    >
      <p>
        {side === "self" ? "Your self-assessment" : `Your review of ${personName}`}
        {wasReopened && " is a draft again, since what is asked changed"}
        {wasReopened && lookAgain > 0 && ";"}
        {lookAgain > 0 && ` has ${lookAgain} ${plural(lookAgain, "rating", "ratings")} that need another look`}.{" "}
        <TextLink to={side === "self" ? paths.selfAssessment(assessmentId) : paths.review(assessmentId)}>
          Look at it
        </TextLink>
      </p>
    </Notice>
  ));
}
