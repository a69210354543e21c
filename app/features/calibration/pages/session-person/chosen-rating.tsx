import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import type { Answer } from "./answer";
import { DecisionForm } from "./decision-form";
import { Discussion } from "./discussion";
import { nameOfLevel, type Step } from "./level-name";
import type { PersonPage } from "./route";
import type { Chosen } from "./view-model";

/** One rating of the person: both sides, evidence, decision and discussion. */
export function ChosenRating({ page, chosen, answer }: { page: PersonPage; chosen: Chosen; answer: Answer | null }) {
  const { row } = chosen;
  const { steps, isFinal } = page.person;
  const mine = answer?.typed.competency === row.id ? answer : null;
  const sides = [
    { label: "Self", tone: "text-self", level: row.self },
    { label: "Manager", tone: "text-manager", level: row.manager },
    ...(isFinal ? [{ label: "Agreed", tone: "text-agreed", level: row.agreed }] : []),
  ];
  return (
    <section id="decide" aria-labelledby="decide-heading" className="scroll-mt-4">
      <Card>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="decide-heading">{row.name}</h2>
          <TextLink to={paths.competency(row.id, undefined, { version: page.ladderVersion })}>
            What the ladder says of it
          </TextLink>
        </div>
        <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-1">
          {sides.map(({ label, tone, level }) => (
            <div key={label}>
              <dt className={`text-[13.5px] ${tone}`}>{label}</dt>
              <dd className="font-semibold">{nameOfLevel(level, steps)}</dd>
            </div>
          ))}
          {row.expected !== null && (
            <div>
              <dt className="text-[13.5px] text-ink-3">{page.person.role} asks</dt>
              <dd className="font-semibold">{nameOfLevel(row.expected, steps)}</dd>
            </div>
          )}
        </dl>
        <Evidence evidence={chosen.evidence} />
        {row.decision === "outdated" && (
          <Notice tone="warning" className="mt-4">
            Both sides have agreed on another rating since this was decided, so the decision has no effect. Decide again
            on {nameOfLevel(row.before, steps)}.
          </Notice>
        )}
        <div className="mt-5 grid gap-x-8 gap-y-5 lg:grid-cols-2">
          <div className="grid content-start gap-4">
            <Decisions decisions={chosen.decisions} steps={steps} zone={page.zone} />
            {page.mayDecide && <DecisionForm page={page} chosen={chosen} answer={mine} />}
          </div>
          <Discussion page={page} chosen={chosen} answer={mine} />
        </div>
      </Card>
    </section>
  );
}

function Evidence({ evidence }: { evidence: Chosen["evidence"] }) {
  return (
    <div className="mt-4">
      <h3>Evidence beside the ratings</h3>
      {evidence.length === 0 ? (
        <p className="text-ink-2">None.</p>
      ) : (
        <ul className="mt-1 grid gap-1">
          {evidence.map((piece) => (
            <li key={piece.id}>
              {piece.link ? (
                <a
                  href={piece.link}
                  rel="noreferrer"
                  target="_blank"
                  className="text-accent underline underline-offset-2"
                >
                  {piece.title}
                  <span className="sr-only"> (opens a new tab)</span>
                </a>
              ) : (
                piece.title
              )}
              <span className="text-[13.5px] text-ink-2">
                {piece.happenedOn && `, ${formatDay(piece.happenedOn)}`}, by {piece.authorName}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Decisions({
  decisions,
  steps,
  zone,
}: {
  decisions: Chosen["decisions"];
  steps: readonly Step[];
  zone: string;
}) {
  return (
    <div>
      <h3>Decided</h3>
      {decisions.length === 0 ? (
        <p className="text-ink-2">Nothing yet.</p>
      ) : (
        <ol className="mt-1 grid gap-2">
          {decisions.map(({ revision, before, after, reason, by, at }, index) => (
            <li key={revision} className={index === 0 ? "" : "text-ink-2"}>
              <p>
                <strong>
                  {before === after
                    ? `Kept at ${nameOfLevel(before, steps)}`
                    : `Changed from ${nameOfLevel(before, steps)} to ${nameOfLevel(after, steps)}`}
                </strong>
                {index > 0 && " (replaced)"}
              </p>
              <p className="max-w-[62ch] whitespace-pre-wrap">{reason}</p>
              <p className="text-[13px] text-ink-3">
                {by}, <Time value={at} zone={zone} show="minute" />
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
