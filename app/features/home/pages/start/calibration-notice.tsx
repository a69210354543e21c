import { Notice } from "#app/components/ui/notice";
import { TextLink } from "#app/components/ui/text-link";
import type { OpenSession } from "#app/data/calibration-sessions";
import { paths } from "#app/paths";

/** The open calibration sessions that one is a member of. */
export function CalibrationNotice({ sessions }: { sessions: readonly OpenSession[] }) {
  if (sessions.length === 0) return null;
  return (
    <Notice title="You are asked into calibration">
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
