import { Link, useLocation } from "@remix-run/react";
import type { ShownVersion } from "#app/http/ladder-version";
import { Notice } from "../ui/notice";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";

/** Which version is on the screen, and since when it stands; without the ladder's name where that is the title. */
export function VersionLine({ shown, isNamed = true }: { shown: ShownVersion; isNamed?: boolean }) {
  return (
    <>
      {isNamed ? `${shown.name}, version` : "Version"} {shown.version}, published on{" "}
      <Time value={shown.publishedAt} zone={shown.zone} />
    </>
  );
}

/** Above the text of a version that is not the current one. */
export function EarlierVersionNotice({ shown }: { shown: ShownVersion }) {
  const { pathname } = useLocation();
  if (shown.isCurrent) return null;
  return (
    <Notice tone="warning" className="mb-5">
      You are reading version {shown.version}, which is not the current one. It stays as it was published, for the
      assessments made with it. <TextLink to={pathname}>Go to the current version</TextLink>
    </Notice>
  );
}

/** All published versions, each one link away. */
export function VersionList({ shown }: { shown: ShownVersion }) {
  const { pathname } = useLocation();
  if (shown.versions.length < 2) return null;
  const [newest] = shown.versions;
  return (
    <details className="mb-4 text-[13.5px] text-ink-2 print:hidden">
      <summary className="underline underline-offset-2">All {shown.versions.length} versions</summary>
      <ul className="mt-2 grid gap-1">
        {shown.versions.map((version) => (
          <li key={version.id}>
            <Link
              to={version.id === newest?.id ? pathname : `${pathname}?version=${encodeURIComponent(version.id)}`}
              aria-current={version.id === shown.id ? "page" : undefined}
              className="underline underline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
            >
              {version.ladderId} {version.version}
            </Link>
            , published on <Time value={version.publishedAt} zone={shown.zone} />
          </li>
        ))}
      </ul>
    </details>
  );
}
