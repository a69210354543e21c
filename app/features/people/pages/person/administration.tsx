import type { SignInState } from "#app/features/identity/data/accounts";
import { AdministratorSight } from "#app/features/identity/ui/administrator-sight";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { SeenBy } from "#app/ui/page-header";
import { ActForm } from "./act-form";
import { type LinkView, SignIn } from "./sign-in";
import type { ProfileView } from "./view-model";

/** What administrators see and do: sign-in, access, leaving and coming back. */
export function Administration({
  person,
  isSelf,
  ...signIn
}: {
  person: ProfileView;
  signIn: SignInState;
  link: LinkView;
  isSelf: boolean;
  mailIsSet: boolean;
  zone: string;
  /** A reason that was typed and not taken yet. */
  reason: string;
}) {
  return (
    <Card className="md:col-span-2">
      <div className="flex flex-wrap items-baseline gap-x-1">
        <h2>Administration</h2>
        <SeenBy>Seen by administrators</SeenBy>
      </div>
      {person.hasLeft ? (
        <div className="mt-3 grid justify-items-start gap-3">
          <p>{person.name} has left and cannot sign in. What was written by and about them is kept.</p>
          <ActForm intent="reactivate">Bring back</ActForm>
        </div>
      ) : (
        <div className="mt-3 grid gap-5 md:grid-cols-3">
          <SignIn person={person} isSelf={isSelf} {...signIn} />
          <Access person={person} isSelf={isSelf} />
          <Leaving person={person} isSelf={isSelf} />
        </div>
      )}
    </Card>
  );
}

function Access({ person, isSelf }: { person: ProfileView; isSelf: boolean }) {
  const who = isSelf ? "You" : person.name;
  return (
    <section className="grid content-start justify-items-start gap-2">
      <h3>Access</h3>
      {person.isAdministrator ? (
        <>
          <p className="text-ink-2">
            {isSelf ? "You are" : `${person.name} is`} an administrator: people, cycles, settings, the record and final
            results.
          </p>
          <Confirm label="Withdraw administrator access" danger>
            <p>
              {who} will see what a member sees, from the next page on.{" "}
              {isSelf && "You cannot give it back to yourself."}
            </p>
            <ActForm intent="withdraw" danger>
              Withdraw access
            </ActForm>
          </Confirm>
        </>
      ) : (
        <>
          <p className="text-ink-2">A member.</p>
          <Confirm label="Make an administrator">
            <p>{person.name} will manage people, cycles, committees, calibration and settings.</p>
            <AdministratorSight />
            <ActForm intent="grant">Make an administrator</ActForm>
          </Confirm>
        </>
      )}
    </section>
  );
}

function Leaving({ person, isSelf }: { person: ProfileView; isSelf: boolean }) {
  return (
    <section className="grid content-start justify-items-start gap-2">
      <h3>Leaving</h3>
      {isSelf ? (
        <p className="text-ink-2">Nobody deactivates themselves; another administrator can.</p>
      ) : (
        <>
          <p className="text-ink-2">For someone who leaves the organisation. You can bring them back.</p>
          <Confirm label="Deactivate" danger>
            <p>
              {person.name} is signed out everywhere, cannot sign in any more, and is no longer in the directory. What
              was written by and about them is kept.
            </p>
            <ActForm intent="deactivate" danger>
              Deactivate {person.name}
            </ActForm>
          </Confirm>
        </>
      )}
    </section>
  );
}
