import type { ReactNode } from "react";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

type Entry = { personId: string; name: string; at: Date; text?: string };

/** People whose sign-in waits for an administrator, each with the way to their page. */
export function Waiting({
  title,
  entries,
  zone,
  children,
}: {
  title: string;
  entries: Entry[];
  zone: string;
  children: ReactNode;
}) {
  return (
    <Card className="mb-5">
      <h2>{title}</h2>
      <p className="text-[13.5px] text-ink-2">{children}</p>
      <ul className="mt-3 grid gap-2">
        {entries.map(({ personId, name, at, text }) => (
          <li key={personId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <TextLink to={paths.person(personId)} className="font-semibold">
              {name}
            </TextLink>
            <span className="text-[13.5px] text-ink-2">
              {text} <Time value={at} zone={zone} show="minute" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
