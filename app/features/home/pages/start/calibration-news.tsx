import type { CalibrationNews } from "#app/features/calibration/data/calibration-news";
import { describeCalibration } from "#app/features/calibration/domain/session/calibrated";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";

/** The news with the names of the ladder that each result was made with. */
export function toCalibrationNews(news: readonly CalibrationNews[], ladderOf: (id: string) => Promise<Ladder>) {
  return Promise.all(
    news.map(async ({ ladderVersionId, changes, ...one }) => {
      const ladder = await ladderOf(ladderVersionId);
      return {
        ...one,
        changes: changes.map((change) => ({
          id: change.competencyId,
          competency: findCompetency(ladder, change.competencyId)?.name ?? change.competencyId,
          what: describeCalibration(change),
          reason: change.reason,
          sessionName: change.sessionName,
        })),
      };
    }),
  );
}

/** Changes of the person's own results by calibration, until they acknowledge them. */
export function CalibrationNewsNotices({ news }: { news: Awaited<ReturnType<typeof toCalibrationNews>> }) {
  return news.map(({ assessmentId, cycleName, sessionIds, changes }) => (
    <Notice
      key={assessmentId}
      title={`${changes.length === 1 ? "An agreed rating" : `${changes.length} agreed ratings`} of yours in ${cycleName} ${plural(changes.length, "was", "were")} changed in calibration`}
    >
      <ul className="mt-1 grid gap-1">
        {changes.map(({ id, competency, what, reason, sessionName }) => (
          <li key={id}>
            <strong>{competency}</strong> was {what} in {sessionName}, because: {reason}
          </li>
        ))}
      </ul>
      <Form
        method="post"
        action={paths.result(assessmentId)}
        className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2"
      >
        {sessionIds.map((id) => (
          <input key={id} type="hidden" name="sessionIds" value={id} />
        ))}
        <TextLink to={paths.result(assessmentId)}>See it in your result</TextLink>
        <Button size="small">I have read this</Button>
      </Form>
    </Notice>
  ));
}
