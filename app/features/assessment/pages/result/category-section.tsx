import { ScaleMarks } from "#app/features/assessment/ui/scale-marks";
import { Card } from "#app/ui/card";
import { Legend } from "#app/ui/charts/legend";
import { RadarChart } from "#app/ui/charts/radar-chart";
import type { RadarSeries } from "#app/ui/charts/radar-svg";
import { TextLink } from "#app/ui/text-link";
import type { ResultRow } from "./view-model";

type Props = {
  category: { name: string; competencies: { id: string; name: string }[]; series: RadarSeries[] };
  name: string;
  max: number;
  rows: ResultRow[];
  closeHref: string;
};

/** The competencies of one category: a radar where there are three or more, and each on its scale. */
export function CategorySection({ category, name, max, rows, closeHref }: Props) {
  const rowOf = (id: string) => rows.find((row) => row.competencyId === id);
  return (
    <Card className="mb-4 print:hidden">
      <section id="category" aria-labelledby="category-heading">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="category-heading">{category.name}</h2>
          <TextLink to={closeHref} preventScrollReset className="text-[14px]">
            Close this category
          </TextLink>
        </div>
        <div className="mt-3 grid items-center gap-6 md:grid-cols-2">
          {category.competencies.length >= 3 && (
            <figure>
              <RadarChart
                key={category.name}
                name={name}
                axes={category.competencies.map((competency) => competency.name)}
                series={category.series}
                max={max}
              />
              <figcaption className="mt-2">
                <Legend items={category.series} />
              </figcaption>
            </figure>
          )}
          <dl className="grid gap-3">
            {category.competencies.map(({ id, name: competencyName }) => {
              const row = rowOf(id);
              return (
                <div key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line pb-2">
                  <dt className="font-semibold">{competencyName}</dt>
                  <dd className="w-[120px]">
                    {row && (
                      <ScaleMarks
                        max={max}
                        target={row.expected}
                        self={row.self}
                        manager={row.manager}
                        agreed={row.agreed}
                      />
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      </section>
    </Card>
  );
}
