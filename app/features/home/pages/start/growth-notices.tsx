import type { GrowthNotices } from "#app/features/growth/data/growth-notices";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { TextLink } from "#app/ui/text-link";

export const hasGrowthNotices = ({ asked, lateFollowUps, due, changed }: GrowthNotices): boolean =>
  asked.length + lateFollowUps.length + due.length + changed.length > 0;

/** Growth notices: feedback requests, 1:1s that are due, and changes of plans. */
export function GrowthNoticesCard({ notices }: { notices: GrowthNotices }) {
  const { asked, lateFollowUps, due, changed } = notices;
  return (
    <Card>
      <section aria-labelledby="growth-heading">
        <h2 id="growth-heading">Growth</h2>
        <ul className="mt-2 grid gap-1.5">
          {asked.map(({ id, askerName }) => (
            <li key={id}>
              <TextLink to={paths.answerFeedback(id)}>Give feedback to {askerName}</TextLink>
            </li>
          ))}
          {changed.map(({ personId, name, isOwn, changes }) => (
            <li key={`changed-${personId}`}>
              <TextLink to={isOwn ? paths.growth() : paths.growth(personId)}>
                {isOwn ? "Your manager updated your growth plan" : `${name} updated their growth plan`}
              </TextLink>{" "}
              ({changes} {plural(changes, "change")})
            </li>
          ))}
          {due.map(({ personId, name, lastHeldOn }) => (
            <li key={`due-${personId}`}>
              Time for a check-in with {name}: <TextLink to={paths.agenda(personId)}>see the agenda</TextLink>{" "}
              <span className="text-[13.5px] text-ink-2">last one {formatDay(lastHeldOn)}</span>
            </li>
          ))}
          {lateFollowUps.map(({ id, text, checkInId }) => (
            <li key={id} className="break-words">
              Overdue follow-up: <TextLink to={paths.checkIn(checkInId)}>{text}</TextLink>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
