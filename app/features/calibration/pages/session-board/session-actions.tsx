import { paths } from "#app/paths";
import type { CalibrationAction } from "#app/policy/policy-calibration";
import type { SessionState } from "#app/policy/stages";
import { ButtonLink } from "#app/ui/button";

/** Actions on the session as a whole, for the people allowed to take them. */
export function SessionActions({
  id,
  may,
}: {
  id: string;
  state: SessionState;
  may: Record<CalibrationAction, boolean>;
}) {
  return (
    <>
      {may["see-minutes"] && (
        <>
          <ButtonLink to={paths.calibrationMinutes(id, "pdf")} reloadDocument>
            Minutes as PDF
          </ButtonLink>
          <ButtonLink to={paths.calibrationMinutes(id, "csv")} reloadDocument>
            Minutes as CSV
          </ButtonLink>
        </>
      )}
      {may["manage-members"] && <ButtonLink to={paths.calibrationMembers(id)}>Members and people</ButtonLink>}
      {may.reopen && <ButtonLink to={paths.reopenCalibration(id)}>Reopen…</ButtonLink>}
      {may.close && (
        <ButtonLink to={paths.closeCalibration(id)} look="primary">
          Close session…
        </ButtonLink>
      )}
      {may.release && (
        <ButtonLink to={paths.releaseCalibration(id)} look="primary">
          Release results…
        </ButtonLink>
      )}
    </>
  );
}
