import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLastSignIns } from "#app/features/identity/data/last-sign-ins";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { endOtherSessions, endSession, listSessions } from "#app/features/identity/data/sessions";
import { changeOwnPassword } from "#app/features/identity/server/change-password";
import { explainWeakPassword } from "#app/features/identity/server/common-passwords";
import { requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requireActor, requireOwnSession, sessionLimits } from "#app/features/identity/server/session";
import { AdministratorSight } from "#app/features/identity/ui/administrator-sight";
import { paths } from "#app/paths";
import { describeDevice } from "#app/platform/device";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { requireAllowed } from "#app/platform/server/guards";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { readTheme } from "#app/platform/server/theme";
import { decideOrganisation } from "#app/policy/policy";
import { Card } from "#app/ui/card";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import { changePasswordSchema, sessionSchema } from "./form-schema";
import { LastSignIns } from "./last-sign-ins";
import { PasswordForm } from "./password-form";
import { Sessions } from "./sessions";
import { ThemeForm } from "./theme-form";

export const meta = () => [{ title: "Account · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "own-account.manage"));
  const { userId, sessionId, email } = await requireOwnSession(request, context);
  const [sessions, organisation, signIns] = await Promise.all([
    listSessions(context.database, userId, context.now(), sessionLimits(context.settings)),
    findOrganisation(context.database),
    listLastSignIns(context.database, actor.personId),
  ]);
  return {
    constraint: getZodConstraint(changePasswordSchema),
    personId: actor.personId,
    name: actor.name,
    email,
    theme: readTheme(request),
    zone: organisation?.timeZone ?? "UTC",
    signIns,
    signInsKeptDays: context.settings.SECURITY_EVENTS_DAYS,
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: describeDevice(userAgent),
      isCurrent: session.id === sessionId,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "own-account.manage"));
  const own = await requireOwnSession(request, context);
  const form = await request.formData();
  if (form.get("intent") !== "change-password") {
    const asked = sessionSchema.safeParse(Object.fromEntries(form));
    if (!asked.success) throw new Response("Unknown action", { status: 400 });
    await requireRecentPassword(request, context, paths.account());
    const owner = { userId: own.userId, personId: actor.personId };
    if (asked.data.intent === "end-session") {
      await endSession(context.database, owner, asked.data.sessionId, context.now());
      await recordSecurityEvent(context, { kind: "session-ended", personId: actor.personId, detail: { sessions: 1 } });
      return redirectWithMessage(context, paths.account(), "That browser is signed out.");
    }
    const ended = await endOtherSessions(context.database, owner, own.sessionId, context.now());
    await recordSecurityEvent(context, {
      kind: "session-ended",
      personId: actor.personId,
      detail: { sessions: ended },
    });
    const text = ended === 1 ? "One other browser is signed out." : `${ended} other browsers are signed out.`;
    return redirectWithMessage(context, paths.account(), text);
  }
  const submission = parseFields(form, changePasswordSchema);
  const hideFields = ["current" as const, "password" as const, "repeated" as const];
  if (submission.status !== "success") return data(submission.reply({ hideFields }), { status: 400 });
  const { current, password } = submission.value;
  const organisation = (await findOrganisation(context.database))?.name ?? "";
  const weakness = explainWeakPassword(password, { name: actor.name, email: own.email, organisation });
  if (weakness) return data(submission.reply({ hideFields, fieldErrors: { password: [weakness] } }), { status: 400 });
  const result = await changeOwnPassword(context, request, { ...own, personId: actor.personId, current, password });
  if (!result.ok) {
    const reply = submission.reply({ hideFields, fieldErrors: { current: [result.message] } });
    return data(reply, { status: result.status });
  }
  const text = "Your password was changed, and every other browser is signed out.";
  return redirectWithMessage(context, paths.account(), text, { headers: result.headers });
}

export default function Account() {
  const { constraint, personId, name, email, theme, zone, sessions, signIns, signInsKeptDays } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Account"
        sub={
          <>
            {name}, signed in with {email}. <TextLink to={paths.person(personId)}>My profile</TextLink>
            {" · "}
            <TextLink to={paths.accessNotices()}>Changes to my access by others</TextLink>
          </>
        }
        seenBy="Only you can see this page. Administrators can see your sign-ins too."
      />
      <div className="grid items-start gap-5 md:grid-cols-2">
        <PasswordForm lastResult={lastResult} constraint={constraint} />
        <ThemeForm theme={theme} />
        <Sessions sessions={sessions} zone={zone} />
        <Card className="md:col-span-2">
          <h2 className="mb-3">What administrators can see</h2>
          <AdministratorSight />
        </Card>
        <LastSignIns signIns={signIns} zone={zone} keptDays={signInsKeptDays} />
      </div>
    </>
  );
}
