import { Card } from "#app/components/ui/card";
import { TextLink } from "#app/components/ui/text-link";
import { proficiencyOf, type RatingKind } from "#app/domain/assessment/rating";
import type { PacketCompetency, PacketPiece } from "#app/domain/promotion/packet";
import { Strength } from "./coverage-table";
import { Words } from "./words";

const KIND_WORDS: Record<RatingKind, string> = { agreed: "agreed", manager: "by the manager", self: "by themselves" };

/** One competency: what is asked, how it was rated, what the engineer says, and what shows it. */
export function CompetencySection({
  competency,
  cycles,
  evidence,
  editHref,
}: {
  competency: PacketCompetency;
  cycles: readonly { name: string; kind: RatingKind }[];
  evidence: readonly PacketPiece[];
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
          Asked for: {competency.expected.name} ({competency.expected.level}), {competency.weight}.{" "}
          {cycles.map((cycle, index) => {
            const rating = competency.ratings[index];
            const level = proficiencyOf(rating);
            const words = level ?? (rating?.state === "not-observed" ? "not observed" : "not rated");
            return `${cycle.name}: ${words}${level === null ? "" : ` ${KIND_WORDS[cycle.kind]}`}. `;
          })}
        </p>
        <Words empty="No words on this yet.">{competency.narrative}</Words>
        {competency.pieces.length > 0 && (
          <ul className="mt-3 grid list-disc gap-1.5 pl-5">
            {competency.pieces.map((number) => (
              <li key={number}>
                <a href={`#piece-${number}`} className="text-accent underline underline-offset-2">
                  {number}. {evidence[number - 1]?.title}
                </a>
              </li>
            ))}
          </ul>
        )}
        {editHref && (
          <p className="mt-3 print:hidden">
            <TextLink to={editHref}>Write about {competency.name}, and choose evidence</TextLink>
          </p>
        )}
      </section>
    </Card>
  );
}
