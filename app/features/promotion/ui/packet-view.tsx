import type { ReactNode } from "react";
import { WhatWouldChange } from "#app/features/assessment/ui/what-would-change";
import { RECOMMENDATION_WORDS } from "#app/features/promotion/domain/lifecycle";
import { type CasePacket, sayNotRecommended } from "#app/features/promotion/domain/packet";
import type { FormattedText } from "#app/kernel/formatted-text";
import { Card } from "#app/ui/card";
import { Legend } from "#app/ui/charts/legend";
import { RadarChart } from "#app/ui/charts/radar-chart";
import type { RadarSeries } from "#app/ui/charts/radar-svg";
import { formatDay } from "#app/ui/day";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { CompetencySection } from "./competency-section";
import { CoverageTable, StrengthLists } from "./coverage-table";
import { Words } from "./words";

const PARTS = [
  ["summary-heading", "Summary"],
  ["strength-heading", "What the evidence shows"],
  ["coverage", "Criteria and evidence"],
  ["competencies-heading", "Competency by competency"],
  ["evidence-heading", "Evidence"],
] as const;

/** A case, from its summary to the evidence: the same for a draft, a submission and paper. */
export function PacketView({
  packet,
  titles,
  pieceTo,
  editHref,
  children,
}: {
  packet: CasePacket<FormattedText>;
  /** Of every piece, the first one's first. */
  titles: readonly string[];
  /** The address at which a piece is read. */
  pieceTo: (number: number) => string;
  editHref?: (competencyId: string) => string;
  /** The evidence, or the way to it. */
  children: ReactNode;
}) {
  const { person, target, summary, recommendation, readiness } = packet;
  return (
    <div className="grid gap-4">
      <nav aria-label="Parts of the case" className="print:hidden">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {PARTS.map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`} className="text-accent underline underline-offset-2">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Card>
        <section aria-labelledby="summary-heading">
          <h2 id="summary-heading" className="mb-2">
            Summary
          </h2>
          <Words empty="No summary yet.">{summary}</Words>
        </section>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
        <Standing packet={packet} />
        <div className="grid gap-4">
          <Card>
            <section aria-labelledby="strength-heading">
              <h2 id="strength-heading" className="mb-2">
                What the evidence shows
              </h2>
              <StrengthLists competencies={packet.competencies} />
            </section>
          </Card>
          {readiness && (
            <Card>
              <section aria-labelledby="readiness-heading">
                <h2 id="readiness-heading" className="mb-2">
                  What the ladder’s rule says
                </h2>
                <p className="font-semibold">{readiness.headline}</p>
                {readiness.details.map((sentence) => (
                  <p key={sentence} className="text-ink-2">
                    {sentence}
                  </p>
                ))}
                <WhatWouldChange sentences={readiness.wouldChange ?? []} />
                <p className="mt-2 text-[13px] text-ink-3">
                  Based on final ratings and, where the rule counts them, endorsed results. Use it as guidance, not as a
                  decision.
                </p>
              </section>
            </Card>
          )}
          <Card>
            <section aria-labelledby="recommendation-heading">
              <h2 id="recommendation-heading" className="mb-2">
                The manager’s recommendation
              </h2>
              {recommendation ? (
                <>
                  <p className="font-semibold">
                    {packet.manager}: {RECOMMENDATION_WORDS[recommendation.verdict].toLowerCase()},{" "}
                    {formatDay(recommendation.on)}
                  </p>
                  <Words empty="">{recommendation.words}</Words>
                </>
              ) : (
                <p className={packet.askedInVain ? undefined : "text-ink-3"}>{sayNotRecommended(packet, formatDay)}</p>
              )}
            </section>
          </Card>
        </div>
      </div>
      <div id="coverage">
        <CoverageTable packet={packet} pieceTo={pieceTo} />
      </div>
      <h2 id="competencies-heading" className="mt-4">
        Competency by competency
      </h2>
      {packet.competencies.map((competency) => (
        <CompetencySection
          key={competency.id}
          competency={competency}
          cycles={packet.cycles ?? []}
          titles={titles}
          pieceTo={pieceTo}
          editHref={editHref?.(competency.id)}
        />
      ))}
      {children}
      <p className="text-[13px] text-ink-3">
        {person.name}, {person.role}, for {target.role}. {packet.ladder.name}, version {packet.ladder.version}.
      </p>
    </div>
  );
}

const round = (value: number | null) => (value === null ? "–" : String(Math.round(value * 10) / 10));

/** The latest cycle against the target, as a radar and as its table. */
function Standing({ packet }: { packet: CasePacket<unknown> }) {
  const { categories, target, ladder } = packet;
  const cycles = packet.cycles ?? [];
  const latest = cycles[0];
  const series: RadarSeries[] = [
    { kind: "target", label: `Target: ${target.role}`, values: categories.map((category) => category.target) },
    ...(latest
      ? [
          {
            kind: latest.kind,
            label: `${latest.name}, ${latest.kind}`,
            values: categories.map(({ means }) => means[0]?.mean ?? null),
            details: categories.map(({ means }) => (means[0] ? `${means[0].rated} of ${means[0].of} rated` : null)),
          },
        ]
      : []),
  ];
  return (
    <Card>
      <figure>
        <RadarChart
          name={`Radar: ${packet.person.name} against ${target.role}`}
          axes={categories.map(({ name }) => name)}
          series={series}
          max={ladder.scale.length}
        />
        <figcaption className="mt-2">
          <Legend items={series} />
        </figcaption>
      </figure>
      {packet.cycles === null && (
        <p className="mt-2 text-[13.5px] text-ink-2">Final ratings are not shown to those the draft is shared with.</p>
      )}
      {packet.cycles?.length === 0 && (
        <p className="mt-2 text-[13.5px] text-ink-2">
          No cycle has a final result yet, so there are no ratings to show.
        </p>
      )}
      <div className="-mx-5 mt-3 overflow-x-auto">
        <Table caption="Category averages">
          <TableHead>
            <HeadCell>Category</HeadCell>
            <HeadCell numeric>Target</HeadCell>
            {cycles.map((cycle) => (
              <HeadCell key={cycle.name} numeric>
                {cycle.name}
              </HeadCell>
            ))}
          </TableHead>
          <TableBody>
            {categories.map((category) => (
              <Row key={category.name}>
                <RowHead>{category.name}</RowHead>
                <Cell label="Target" numeric>
                  {round(category.target)}
                </Cell>
                {cycles.map((cycle, index) => (
                  <Cell key={cycle.name} label={cycle.name} numeric>
                    {`${round(category.means[index]?.mean ?? null)} `}
                    <span className="text-[13px] whitespace-nowrap text-ink-3">
                      {`n = ${category.means[index]?.rated ?? 0} of ${category.means[index]?.of ?? 0}`}
                    </span>
                  </Cell>
                ))}
              </Row>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}
