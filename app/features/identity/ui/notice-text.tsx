import type { AccessNotice } from "#app/features/people/data/access-notices";
import { Time } from "#app/ui/time";

/** What a notice says, to the person whose access it is. */
export function NoticeText({ notice, zone }: { notice: AccessNotice; zone: string }) {
  const actor = notice.actor ?? "Someone at the server’s command line";
  const at = <Time value={notice.at} zone={zone} show="minute" />;
  switch (notice.kind) {
    case "email":
      return (
        <p>
          {actor} changed the address you sign in with to {notice.email} ({at}).
        </p>
      );
    case "manager":
      return (
        <p>
          {notice.actor === notice.manager
            ? `${actor} became your manager`
            : `${actor} made ${notice.manager} your manager`}{" "}
          ({at}). Your manager can read and edit your growth plan and see your final results.
        </p>
      );
    case "password-link":
      return (
        <>
          <p>
            {notice.confirmedBy
              ? `${actor} asked for a link to set your password and ${notice.confirmedBy} confirmed it`
              : `${actor} made a link to set your password`}{" "}
            ({at}).
          </p>
          <p>
            {notice.usedAt ? (
              <>
                It was used on <Time value={notice.usedAt} zone={zone} show="minute" />. If that was not you, change
                your password and tell your administrators.
              </>
            ) : (
              "It was not used."
            )}
          </p>
        </>
      );
  }
}
