import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRecentPassword } from "#app/features/identity/server/confirm-password";
import type { Insights } from "#app/features/insights/domain/view";
import { type InsightRow, printInsightsCsv } from "#app/features/insights/files/insights-csv";
import { loadInsights } from "#app/features/insights/server/insights";
import { notFound } from "#app/platform/server/guards";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const insights = await loadInsights(request, context, Number.POSITIVE_INFINITY);
  await requireRecentPassword(request, context);
  if (insights.state !== "ready") throw new Error("the organisation's view could not be calculated");
  if (!insights.result) throw notFound();
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  return new Response(`\uFEFF${printInsightsCsv(toRows(insights.result))}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="insights.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}

function toRows({ columns, heat, differences, roles }: Insights): InsightRow[] {
  const labelOf = (index: number) => columns[index]?.label ?? "";
  return [
    ...heat.flatMap(({ name, cells }) =>
      cells.map((cell, index) => ({ measure: "rating minus target", subject: name, group: labelOf(index), cell })),
    ),
    ...differences.map((cell, index) => ({
      measure: "self less manager",
      subject: "all competencies",
      group: labelOf(index),
      cell,
    })),
    ...roles.map(({ name, standing }) => ({
      measure: "rating minus target",
      subject: "all competencies",
      group: name,
      cell: standing,
    })),
  ];
}
