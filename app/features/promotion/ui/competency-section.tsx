import { proficiencyOf, type RatingValue } from "#app/features/assessment/domain/rating";
import type { PacketCompetency } from "#app/features/promotion/domain/packet";
import type { FormattedText } from "#app/kernel/formatted-text";
import type { RatingKind } from "#app/policy/stages";
import { Card } from "#app/ui/card";
import { PageLink } from "#app/ui/page-link";
import { TextLink } from "#app/ui/text-link";
import { Strength } from "./coverage-table";
import { Words } from "./words";

const KIND_WORDS: Record<RatingKind, string> = { agreed: "agreed", manager: "by the manager", self: "by themselves" };

/** One competency: what is asked, how it was rated, what the engineer says, and what shows it. */
export function CompetencySection({
  competency,
  cycles,
  titles,
  pieceTo,
  editHref,
}: {
  competency: PacketCompetency<FormattedText>;
  cycles: readonly { name: string; kind: RatingKind }[];
  titles: readonly string[];
  pieceTo: (number: number) => string;
  editHref?: string;
}) {
  const headingId = `competency-${competency.id}`;
  return (
    <Card className="break-inside-avoid">
      <section aria-labelledby={headingId}>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h3 id={headingId} className="text-[17px]">
            {competency.name}
          </h3>
          <p>
            <Strength shown={competency} />
          </p>
        </div>
        <p className="mb-3 text-[13.5px] text-ink-2">
          {[sayAsked(competency), ...cycles.map((cycle, index) => sayRating(cycle, competency.ratings[index]))].join(
            " ",
          )}
        </p>
        <Words empty="No note yet.">{competency.narrative}</Words>
        {competency.pieces.length > 0 && (
          <ul className="mt-3 grid list-disc gap-1.5 pl-5">
            {competency.pieces.map((number) => (
              <li key={number}>
                <PageLink to={pieceTo(number)} className="text-link">
                  {`${number}. ${titles[number - 1]}`}
                </PageLink>
              </li>
            ))}
          </ul>
        )}
        {editHref && (
          <p className="mt-3 print:hidden">
            <TextLink to={editHref}>{`Write about ${competency.name}, and choose evidence`}</TextLink>
          </p>
        )}
      </section>
    </Card>
  );
}

const sayAsked = ({ expected, weight }: PacketCompetency<unknown>) =>
  `Asked for: ${expected.name} (${expected.level}), ${weight}.`;

function sayRating({ name, kind }: { name: string; kind: RatingKind }, rating: RatingValue | undefined): string {
  const level = proficiencyOf(rating);
  const words = level ?? (rating?.state === "not-observed" ? "not observed" : "not rated");
  return `${name}: ${words}${level === null ? "" : ` ${KIND_WORDS[kind]}`}.`;
}
