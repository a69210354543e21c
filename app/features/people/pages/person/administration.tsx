import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { SignInState } from "#app/features/identity/data/accounts";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { SeenBy } from "#app/ui/page-header";
import { Time } from "#app/ui/time";
import type { INTENTS } from "./form-schema";
import type { ProfileView } from "./view-model";

/** What administrators see and do: sign-in, access, leaving and coming back. */
export function Administration({
  person,
  signIn,
  isSelf,
  mailIsSet,
  zone,
}: {
  person: ProfileView;
  signIn: SignInState;
  isSelf: boolean;
  mailIsSet: boolean;
  zone: string;
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
          <Act intent="reactivate">Bring back</Act>
        </div>
      ) : (
        <div className="mt-3 grid gap-5 md:grid-cols-3">
          <SignIn signIn={signIn} mailIsSet={mailIsSet} zone={zone} />
          <Access person={person} isSelf={isSelf} />
          <Leaving person={person} isSelf={isSelf} />
        </div>
      )}
    </Card>
  );
}

function SignIn({ signIn, mailIsSet, zone }: { signIn: SignInState; mailIsSet: boolean; zone: string }) {
  const passing = mailIsSet ? "It is mailed to them." : "No mail server is set: you get it once, to pass on.";
  return (
    <section className="grid content-start justify-items-start gap-2">
      <h3>Sign-in</h3>
      {signIn.state === "none" && (
        <p className="text-ink-2">Not invited yet. A link lets them choose a password. {passing}</p>
      )}
      {signIn.state === "invited" && (
        <p className="text-ink-2">
          Invited, no password chosen yet.{" "}
          {signIn.linkOpenUntil ? (
            <>
              The link works until <Time value={signIn.linkOpenUntil} zone={zone} show="minute" />.
            </>
          ) : (
            "The link has run out."
          )}{" "}
          A new link ends the old one. {passing}
        </p>
      )}
      {signIn.state === "ready" && (
        <p className="text-ink-2">
          {signIn.lastUsedAt ? (
            <>
              Signed in, last seen on <Time value={signIn.lastUsedAt} zone={zone} />.
            </>
          ) : (
            "Can sign in; is signed in nowhere now."
          )}{" "}
          {signIn.askedForPasswordAt && (
            <strong>
              Asked for a new password on <Time value={signIn.askedForPasswordAt} zone={zone} show="minute" />.
            </strong>
          )}{" "}
          {passing}
        </p>
      )}
      <Act intent="make-link">
        {signIn.state === "none" ? "Invite" : signIn.state === "invited" ? "Invite again" : "Make a password link"}
      </Act>
    </section>
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
            <Act intent="withdraw" danger>
              Withdraw access
            </Act>
          </Confirm>
        </>
      ) : (
        <>
          <p className="text-ink-2">A member.</p>
          <Confirm label="Make an administrator">
            <p>
              {person.name} will manage people, cycles and settings, and read the record and every final result. Drafts
              and private notes stay closed to them.
            </p>
            <Act intent="grant">Make an administrator</Act>
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
          <p className="text-ink-2">For somebody who leaves the organisation. You can bring them back.</p>
          <Confirm label="Deactivate" danger>
            <p>
              {person.name} is signed out everywhere, cannot sign in any more, and is no longer in the directory. What
              was written by and about them is kept.
            </p>
            <Act intent="deactivate" danger>
              Deactivate {person.name}
            </Act>
          </Confirm>
        </>
      )}
    </section>
  );
}

function Act({
  intent,
  danger,
  children,
}: {
  intent: (typeof INTENTS)[number];
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} look={danger ? "danger" : "secondary"}>
        {children}
      </Button>
    </Form>
  );
}
