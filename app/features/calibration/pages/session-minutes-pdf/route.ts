import type { LoaderFunctionArgs } from "@remix-run/node";
import { minutesFileName, requireMinutes } from "#app/features/calibration/server/calibration-minutes";

export async function loader(args: LoaderFunctionArgs) {
  const minutes = await requireMinutes(args);
  const pdf = await args.context.workers.run("minutes.pdf", minutes, { signal: args.request.signal });
  return new Response(Buffer.from(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${minutesFileName(minutes, "pdf")}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
