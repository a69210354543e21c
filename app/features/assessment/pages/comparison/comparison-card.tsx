import type { RatingValue } from "#app/features/assessment/domain/rating";
import type { AutosaveQueue } from "#app/features/assessment/ui/autosave/queue";
import { ScaleMarks } from "#app/features/assessment/ui/scale-marks";
import { paths } from "#app/paths";
import type { ReaderNames } from "#app/policy/text-kinds";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { TextLink } from "#app/ui/text-link";
import { AgreedFields } from "./agreed-fields";
import type { ComparisonRow } from "./view-model";

export type Step = { level: number; name: string };

function nameOfRating(value: RatingValue, steps: readonly Step[]): string {
  if (value.state === "unrated") return "not rated";
  if (value.state === "not-observed") return "not observed";
  const name = steps.find(({ level }) => level === value.proficiency)?.name;
  return name ? `${value.proficiency} ${name}` : String(value.proficiency);
}

/** One competency: both sides' ratings, the evidence, and the agreed rating. */
export function ComparisonCard({
  row,
  steps,
  names,
  queue,
  zone,
  ladderVersion,
  readers,
}: {
  row: ComparisonRow;
  ladderVersion: string;
  steps: Step[];
  names: { self: string; manager: string };
  /** Null where nothing can be agreed any more. */
  queue: AutosaveQueue | null;
  zone: string;
  /** Readers of the reason for an agreed rating, by name. */
  readers: ReaderNames;
}) {
  return (
    <Card className="break-inside-avoid py-4">
      <section aria-labelledby={`heading-${row.id}`} id={row.id} className="scroll-mt-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id={`heading-${row.id}`} className="text-[17px]">
            <TextLink
              to={paths.competency(row.id, undefined, { version: ladderVersion })}
              className="text-ink decoration-line-2"
            >
              {row.name}
            </TextLink>
          </h2>
          <div className="flex flex-wrap items-center gap-2">
            <div className="w-[120px]">
              <ScaleMarks
                max={steps.length}
                target={row.expected}
                self={row.self.value}
                manager={row.manager.value}
                agreed={row.agreed}
              />
            </div>
            <Difference difference={row.difference} />
            {row.expected !== null && (
              <Badge>
                target {row.expected}, {row.weight}
              </Badge>
            )}
          </div>
        </div>
        <div className="mt-2 grid gap-x-5 gap-y-3 md:grid-cols-[1fr_1fr_minmax(260px,1fr)]">
          <Side title={names.self} tone="self" side={row.self} steps={steps} />
          <Side title={names.manager} tone="manager" side={row.manager} steps={steps} />
          {queue ? (
            <AgreedFields row={row} steps={steps} queue={queue} zone={zone} readers={readers} />
          ) : (
            <p>
              <span className="font-semibold text-agreed">Agreed:</span> {nameOfRating(row.agreed, steps)}
              {row.reason && <span className="block text-ink-2">{row.reason}</span>}
            </p>
          )}
        </div>
        {row.lookAgain.length > 0 && (
          <ul className="mt-3 grid gap-1 border-l-4 border-warn bg-warn-soft px-3 py-2 text-[14px]">
            {row.lookAgain.map(({ kind, why }) => (
              <li key={kind}>
                The criteria changed since this was {kind === "agreed" ? "agreed" : `rated by ${names[kind]}`}. {why}
              </li>
            ))}
          </ul>
        )}
        {row.evidence.length > 0 && <EvidenceList evidence={row.evidence} />}
      </section>
    </Card>
  );
}

function Difference({ difference }: { difference: number | null }) {
  if (difference === null) return null;
  if (difference === 0) return <Badge tone="accent">same rating</Badge>;
  const steps = Math.abs(difference);
  return (
    <Badge tone="warning">
      {steps} {steps === 1 ? "step" : "steps"} apart
    </Badge>
  );
}

function Side({
  title,
  tone,
  side,
  steps,
}: {
  title: string;
  tone: "self" | "manager";
  side: ComparisonRow["self"];
  steps: Step[];
}) {
  return (
    <div>
      <h3 className={`text-[13.5px] ${tone === "self" ? "text-self" : "text-manager"}`}>{title}</h3>
      <p className="font-semibold">{nameOfRating(side.value, steps)}</p>
      {side.note && <p className="mt-1 max-w-[62ch] whitespace-pre-wrap text-ink-2">{side.note}</p>}
    </div>
  );
}

function EvidenceList({ evidence }: { evidence: ComparisonRow["evidence"] }) {
  return (
    <div className="mt-3 border-t border-line pt-2">
      <h3 className="text-[13.5px] text-ink-3">Evidence</h3>
      <ul className="mt-1 flex flex-wrap gap-2">
        {evidence.map((piece) => (
          <li key={piece.id} className="rounded-full bg-accent-soft px-3 py-0.5 text-[13.5px]">
            {piece.link ? (
              <a href={piece.link} rel="noreferrer" target="_blank" className="underline underline-offset-2">
                {piece.title}
                <span className="sr-only"> (opens a new tab)</span>
              </a>
            ) : (
              piece.title
            )}
            {piece.happenedOn && <span className="text-ink-2">, {formatDay(piece.happenedOn)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
