import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCalibrationSession } from "#app/features/calibration/server/calibration-session";

/** The revision that open pages poll: the smallest possible answer. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const {
    session: { revision },
  } = await requireCalibrationSession(request, context, params.sessionId, "see-ratings");
  return Response.json({ revision });
}
