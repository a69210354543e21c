import type { OpenSession } from "#app/features/calibration/data/calibration-sessions";
import { paths } from "#app/paths";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";

/** The open calibration sessions that one is a member of. */
export function CalibrationNotice({ sessions }: { sessions: readonly OpenSession[] }) {
  if (sessions.length === 0) return null;
  return (
    <Notice title="You’re invited to a calibration session">
      <ul className="flex flex-wrap gap-x-5">
        {sessions.map(({ id, name }) => (
          <li key={id}>
            <TextLink to={paths.calibrationSession(id)}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
