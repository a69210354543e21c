import type { Standing } from "#app/features/assessment/ui/standing";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Legend } from "#app/ui/charts/legend";
import { RadarChart } from "#app/ui/charts/radar-chart";
import { TextLink } from "#app/ui/text-link";

/** The person's standing and next gaps, from the latest final assessment. */
export function StandingCard({
  standing,
  isBeside,
}: {
  /** Whether other cards are beside it, so that a wide page has no room for two columns of its own. */
  isBeside: boolean;
  standing: Standing & { assessmentId: string; cycleName: string; ladderVersionId: string };
}) {
  const { role, axes, series, max, gaps, assessmentId, cycleName, headline, ladderVersionId } = standing;
  return (
    <Card>
      <section
        aria-labelledby="standing-heading"
        className={`grid items-center gap-6 ${isBeside ? "md:max-lg:grid-cols-2" : "md:grid-cols-2"}`}
      >
        <figure>
          <RadarChart
            name={`Radar: agreed in ${cycleName}, against ${role.name}`}
            axes={axes}
            series={series}
            max={max}
          />
          <figcaption className="mt-2">
            <Legend items={series} />
          </figcaption>
        </figure>
        <div>
          <h2 id="standing-heading" className="text-[15px]">
            Where you stand against {role.name}
          </h2>
          <p className="mt-1 mb-4 text-[20px] leading-snug tracking-[-0.01em]">{headline}</p>
          {gaps.length > 0 && (
            <>
              <h3>What is next</h3>
              <ol className="mt-1 mb-4 list-decimal pl-5">
                {gaps.map((gap) => (
                  <li key={gap.competencyId}>
                    <TextLink to={paths.competency(gap.competencyId, undefined, { version: ladderVersionId })}>
                      {gap.name}
                    </TextLink>{" "}
                    <span className="text-ink-2">
                      {gap.gap} {gap.gap === 1 ? "level" : "levels"} to go · {gap.weight}
                    </span>
                  </li>
                ))}
              </ol>
            </>
          )}
          <div className="flex flex-wrap gap-2">
            <ButtonLink to={paths.result(assessmentId, { role: role.id })}>Result of {cycleName}</ButtonLink>
            <ButtonLink look="quiet" to={paths.assessments()}>
              All my assessments
            </ButtonLink>
          </div>
        </div>
      </section>
    </Card>
  );
}
