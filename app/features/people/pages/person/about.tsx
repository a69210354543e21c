import type { ReactNode } from "react";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { SeenBy } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import type { ProfileView } from "./view-model";

export function About({ person }: { person: ProfileView }) {
  const { role, target, details } = person;
  return (
    <Card>
      <h2 className="mb-3">About</h2>
      <dl className="grid gap-x-4 gap-y-2.5 sm:grid-cols-[9rem_1fr]">
        <Fact term="Role">
          <RoleLink role={role} />
        </Fact>
        {person.ladderName && <Fact term="Ladder">{person.ladderName}</Fact>}
        {target && (
          <Fact term="Role aimed at">
            {target.role ? <RoleLink role={target.role} /> : "none named"}
            <SeenBy>Seen by them, their managers and administrators</SeenBy>
          </Fact>
        )}
        <Fact term="Team">{person.team || "none"}</Fact>
        <Fact term="Location">{person.location || "not given"}</Fact>
        {details && (
          <>
            <Fact term="E-mail">
              <a href={`mailto:${details.email}`} className="break-words text-accent underline underline-offset-2">
                {details.email}
              </a>
            </Fact>
            <Fact term="First day">{details.startedOn ? <Day value={details.startedOn} /> : "not given"}</Fact>
          </>
        )}
      </dl>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="sm:contents">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function RoleLink({ role }: { role: ProfileView["role"] }) {
  return role.isCurrent ? <TextLink to={paths.role(role.id, role.query)}>{role.name}</TextLink> : role.name;
}
