import { Fragment } from "react";
import { TextLink } from "#app/ui/text-link";

/** The other versions that one can move to, each with the address of its preview; nothing where there is none. */
export function OtherVersions({ versions }: { versions: readonly { version: string; to: string }[] }) {
  if (versions.length === 0) return null;
  return (
    <p className="text-ink-2">
      Or see what moving to another version would mean:{" "}
      {versions.map(({ version, to }, index) => (
        <Fragment key={to}>
          {index > 0 && ", "}
          <TextLink to={to}>version {version}</TextLink>
        </Fragment>
      ))}
      .
    </p>
  );
}
