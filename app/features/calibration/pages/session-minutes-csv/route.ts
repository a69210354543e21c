import type { LoaderFunctionArgs } from "@remix-run/node";
import { printMinutesCsv } from "#app/features/calibration/files/minutes-csv";
import { minutesFileName, requireMinutes } from "#app/features/calibration/server/calibration-minutes";

export async function loader(args: LoaderFunctionArgs) {
  const minutes = await requireMinutes(args);
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  return new Response(`\uFEFF${printMinutesCsv(minutes)}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${minutesFileName(minutes, "csv")}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
