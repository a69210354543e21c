import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCalibrationSession } from "#app/features/calibration/server/calibration-session";

/** Whether anything has changed, for pages that are open: as little as a page can ask. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const {
    session: { revision },
  } = await requireCalibrationSession(request, context, params.sessionId, "see-ratings");
  return Response.json({ revision });
}
