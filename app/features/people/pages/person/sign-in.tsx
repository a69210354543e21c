import type { SignInState } from "#app/features/identity/data/accounts";
import { Button } from "#app/ui/button";
import { Confirm } from "#app/ui/confirm";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { MAX_REASON } from "#app/ui/forms/reason-limits";
import { ReadBy } from "#app/ui/read-by";
import { Time } from "#app/ui/time";
import { ActForm } from "./act-form";
import type { ProfileView } from "./view-model";

/** How the link of a used account is made. */
export type LinkView = {
  /** The request that waits, if one does. */
  request: { requestedBy: string; requestedAt: Date } | null;
  mayConfirm: boolean;
  /** Nobody else could confirm. */
  isAlone: boolean;
};

type Props = {
  person: ProfileView;
  signIn: SignInState;
  link: LinkView;
  isSelf: boolean;
  mailIsSet: boolean;
  zone: string;
  reason: string;
};

/** Whether a person can sign in, their links, and their sessions. */
export function SignIn({ person, signIn, link, isSelf, mailIsSet, zone, reason }: Props) {
  const passing = mailIsSet ? "It is mailed to them." : "No mail server is set: you get it once, to pass on.";
  if (signIn.state !== "ready") {
    return (
      <section className="grid content-start justify-items-start gap-2">
        <h3>Sign-in</h3>
        {signIn.state === "none" ? (
          <p className="text-ink-2">Not invited yet. A link lets them choose a password. {passing}</p>
        ) : (
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
        <ActForm intent="invite">{signIn.state === "none" ? "Invite" : "Invite again"}</ActForm>
      </section>
    );
  }
  return (
    <section className="grid content-start justify-items-start gap-2">
      <h3>Sign-in</h3>
      <p className="text-ink-2">
        {signIn.lastUsedAt ? (
          <>
            Last seen on <Time value={signIn.lastUsedAt} zone={zone} />.
          </>
        ) : (
          "Can sign in; is signed in nowhere now."
        )}{" "}
        {signIn.askedForPasswordAt && (
          <strong>
            Asked for a new password on <Time value={signIn.askedForPasswordAt} zone={zone} show="minute" />.
          </strong>
        )}
      </p>
      <PasswordLink person={person} link={link} passing={passing} zone={zone} />
      {!isSelf && <EndSessions name={person.name} reason={reason} />}
    </section>
  );
}

function PasswordLink({ person, link, passing, zone }: Pick<Props, "person" | "link" | "zone"> & { passing: string }) {
  if (link.request) {
    return (
      <>
        <p className="text-ink-2">
          {link.request.requestedBy} asked for a password link on{" "}
          <Time value={link.request.requestedAt} zone={zone} show="minute" />.{" "}
          {link.mayConfirm
            ? `Confirm it only if ${person.name} told you that they need it. ${passing}`
            : "Another administrator confirms it; you cannot."}
        </p>
        <div className="flex flex-wrap gap-2">
          {link.mayConfirm && <ActForm intent="confirm-link">Confirm the link</ActForm>}
          <ActForm intent="refuse-link">{link.mayConfirm ? "Refuse the link" : "Take it back"}</ActForm>
        </div>
      </>
    );
  }
  if (link.isAlone) {
    return (
      <p className="text-ink-2">
        A password link for an account that is used needs a second administrator, and there is none. On the server, run{" "}
        <code className="break-all">npm run -s cairn -- access link {person.details?.email}</code>.
      </p>
    );
  }
  return (
    <>
      <p className="text-ink-2">
        A password link needs a second administrator’s confirmation. {person.name} is told who made it.
      </p>
      <ActForm intent="ask-for-link">Ask for a password link</ActForm>
    </>
  );
}

function EndSessions({ name, reason }: { name: string; reason: string }) {
  return (
    <Confirm label="Sign out everywhere" danger isOpen={reason !== ""}>
      <Form method="post" className="grid justify-items-start gap-3">
        <FormDraft name="end-sessions" />
        <p>{name} is signed out of every browser, and can sign in again with their password.</p>
        <label className="grid gap-1">
          <span className="font-semibold">Why</span>
          <ReadBy text="access.sessions-reason" lead="In the audit log" />
          <textarea
            name="reason"
            rows={2}
            required
            maxLength={MAX_REASON}
            defaultValue={reason}
            className="w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink"
          />
        </label>
        <Button name="intent" value="end-sessions" look="danger">
          Sign {name} out
        </Button>
      </Form>
    </Confirm>
  );
}
