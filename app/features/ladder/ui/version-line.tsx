import { useLocation } from "@remix-run/react";
import type { ShownVersion } from "#app/features/ladder/domain/shown-version";
import { type LadderQuery, paths } from "#app/paths";
import { Notice } from "#app/ui/notice";
import { PageLink } from "#app/ui/page-link";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

/** Which version is on the screen, and since when it stands; without the ladder's name where that is the title. */
export function VersionLine({ shown, isNamed = true }: { shown: ShownVersion; isNamed?: boolean }) {
  return (
    <>
      {isNamed ? `${shown.name}, version` : "Version"} {shown.version}, published on{" "}
      <Time value={shown.publishedAt} zone={shown.zone} />
    </>
  );
}

/** Keeps a form that is sent by GET with the version of its page. */
export function VersionFields({ query }: { query: LadderQuery }) {
  return (
    <>
      {query.version && <input type="hidden" name="version" value={query.version} />}
      {query.ladder && <input type="hidden" name="ladder" value={query.ladder} />}
    </>
  );
}

/** Above the text of a version that is not the current one; `isInCurrent` says whether that one has the same page. */
export function EarlierVersionNotice({ shown, isInCurrent = true }: { shown: ShownVersion; isInCurrent?: boolean }) {
  const location = useLocation();
  if (shown.isCurrent) return null;
  const pathname = isInCurrent ? location.pathname : paths.ladder();
  const current = shown.ladders.length > 1 ? `${pathname}?ladder=${encodeURIComponent(shown.ladderId)}` : pathname;
  return (
    <Notice tone="warning" className="mb-5">
      You are reading version {shown.version}, which is not the current one. It stays as it was published, for the
      assessments made with it. {!isInCurrent && "The current version has nothing under this name. "}
      <TextLink to={current}>Go to the current version</TextLink>
    </Notice>
  );
}

/** The other ladders of the organisation, and the way to every version of this one. */
export function LadderChoice({ shown }: { shown: ShownVersion }) {
  const { ladders, versions, ladderId } = shown;
  if (ladders.length < 2 && versions.length < 2) return null;
  return (
    <nav aria-label="Ladders and versions" className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-[14px] print:hidden">
      {ladders.length > 1 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {ladders.map((ladder) => (
            <li key={ladder.id}>
              <PageLink
                to={paths.ladder({ ladder: ladder.id })}
                aria-current={ladder.id === ladderId ? "page" : undefined}
                className="text-accent underline underline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
              >
                {ladder.name}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
      <TextLink to={paths.ladderVersions({ ladder: ladderId })}>
        {versions.length === 1 ? "Its one version" : `All ${versions.length} versions and what changed`}
      </TextLink>
    </nav>
  );
}

/** Marks the reader's own role, and the one they aim at. */
export function OwnRoleMark({ roleId, own }: { roleId: string; own: ShownVersion["own"] }) {
  if (own === null) return null;
  const words =
    roleId === own.roleId
      ? roleId === own.targetRoleId
        ? "Your role and your aim"
        : "Your role"
      : roleId === own.targetRoleId
        ? "You aim at this"
        : null;
  if (words === null) return null;
  return (
    <span className="inline-block rounded-full bg-accent-soft px-2.5 py-0.5 text-[13px] font-semibold whitespace-nowrap text-ink">
      {words}
    </span>
  );
}
