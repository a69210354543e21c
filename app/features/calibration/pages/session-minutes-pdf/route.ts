import type { LoaderFunctionArgs } from "@remix-run/node";
import { minutesFileName, requireMinutes } from "#app/features/calibration/server/calibration-minutes";
import { requireActor } from "#app/features/identity/server/session";

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const minutes = await requireMinutes(args);
  const { personId } = await requireActor(request, context);
  const pdf = await context.workers.run("minutes.pdf", minutes, { signal: request.signal, personId });
  return new Response(Buffer.from(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${minutesFileName(minutes, "pdf")}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
