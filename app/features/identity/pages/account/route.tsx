import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLastSignIns } from "#app/features/identity/data/last-sign-ins";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { endOtherSessions, endSession, listSessions } from "#app/features/identity/data/sessions";
import { changeOwnPassword } from "#app/features/identity/server/change-password";
import { requireActor, requireOwnSession } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { describeDevice } from "#app/platform/device";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed } from "#app/platform/server/guards";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { readTheme } from "#app/platform/server/theme";
import { decideOrganisation } from "#app/policy/policy";
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
    listSessions(context.database, userId, context.now()),
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
    if (asked.data.intent === "end-session") {
      await endSession(context.database, own.userId, asked.data.sessionId);
      await recordSecurityEvent(context, { kind: "session-ended", personId: actor.personId, detail: { sessions: 1 } });
      return redirectWithMessage(context, paths.account(), "That browser is signed out.");
    }
    const ended = await endOtherSessions(context.database, own.userId, own.sessionId);
    await recordSecurityEvent(context, {
      kind: "session-ended",
      personId: actor.personId,
      detail: { sessions: ended },
    });
    const text = ended === 1 ? "One other browser is signed out." : `${ended} other browsers are signed out.`;
    return redirectWithMessage(context, paths.account(), text);
  }
  const submission = parseWithZod(form, { schema: changePasswordSchema });
  const hideFields = ["current" as const, "password" as const, "repeated" as const];
  if (submission.status !== "success") return data(submission.reply({ hideFields }), { status: 400 });
  const { current, password } = submission.value;
  const result = await changeOwnPassword(context, request, { ...own, personId: actor.personId, current, password });
  if (!result.ok)
    return data(submission.reply({ hideFields, fieldErrors: { current: [result.message] } }), { status: 400 });
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
          </>
        }
        seenBy="Only you can see this page. Administrators can see your sign-ins too."
      />
      <div className="grid items-start gap-5 md:grid-cols-2">
        <PasswordForm lastResult={lastResult} constraint={constraint} />
        <ThemeForm theme={theme} />
        <Sessions sessions={sessions} zone={zone} />
        <LastSignIns signIns={signIns} zone={zone} keptDays={signInsKeptDays} />
      </div>
    </>
  );
}
