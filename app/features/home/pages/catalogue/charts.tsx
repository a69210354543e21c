import { Legend } from "#app/ui/charts/legend";
import { RadarChart } from "#app/ui/charts/radar-chart";
import { SERIES_KINDS } from "#app/ui/charts/series";
import { TimeRanges } from "#app/ui/charts/time-ranges";
import { TrendLines } from "#app/ui/charts/trend-lines";
import { Section, Specimen } from "./section";

const AXES = ["Technical", "Delivery", "Leadership", "Communication", "Direction"];

export function ChartSection() {
  return (
    <Section title="Charts">
      <Specimen name="RadarChart, with every series and a missing value">
        <RadarChart
          name="Radar: five categories, four series"
          axes={AXES}
          max={5}
          axisHref={() => "/catalogue"}
          series={[
            { kind: "self", values: [3, 4, 2.5, 3, null] },
            { kind: "manager", values: [3, 3, 2, 3, 2] },
            { kind: "agreed", values: [3, 3.5, 2, 3, 2] },
            { kind: "target", values: [4, 4, 3, 4, 3] },
          ]}
        />
        <Legend items={SERIES_KINDS.map((kind) => ({ kind }))} />
      </Specimen>
      <Specimen name="TrendLines, with a missing cycle and a break">
        <TrendLines
          name="Competencies at the target: 3, none, 6 of 10"
          cycles={["2025 H2", "2026 H1", "2026 H2"]}
          lines={[{ kind: "agreed", points: [{ value: 3, of: 10 }, null, { value: 6, of: 10 }] }]}
          breaks={[{ before: 2, label: "new ladder version" }]}
        />
      </Specimen>
      <Specimen name="TimeRanges">
        <TimeRanges
          caption="Where the time goes"
          ranges={[
            { activity: "Writing code", from: 40, to: 60 },
            { activity: "Reviewing", from: 10, to: 20 },
          ]}
        />
      </Specimen>
    </Section>
  );
}
