import type { LoaderFunctionArgs } from "@remix-run/node";
import { minutesFileName, requireMinutes } from "#app/http/calibration-minutes";

export async function loader(args: LoaderFunctionArgs) {
  const minutes = await requireMinutes(args);
  // Loaded when somebody asks for it: the library is large.
  const { renderMinutesPdf } = await import("#app/integrations/pdf/render-minutes-pdf");
  return new Response(await renderMinutesPdf(minutes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${minutesFileName(minutes, "pdf")}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
