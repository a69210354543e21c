import { paths } from "#app/paths";
import { useSessionRevision } from "./use-session-revision";

/** Says politely that the page has been brought up to date. */
export function LiveStatus({ sessionId, revision, isOpen }: { sessionId: string; revision: string; isOpen: boolean }) {
  const message = useSessionRevision(paths.calibrationRevision(sessionId), revision, isOpen);
  return (
    <p role="status" className="text-[13.5px] text-ink-2 empty:hidden print:hidden">
      {message}
    </p>
  );
}
