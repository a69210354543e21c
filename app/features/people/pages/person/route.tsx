import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSignInState } from "#app/features/identity/data/accounts";
import { findRelation } from "#app/features/identity/data/actors";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { LINK_HOURS } from "#app/features/identity/server/auth";
import { makePasswordLink } from "#app/features/identity/server/password-links";
import { requireActor } from "#app/features/identity/server/session";
import { deactivatePerson, reactivatePerson, setAdministrator } from "#app/features/people/data/people-status";
import { findProfile, listDirectReports } from "#app/features/people/data/profiles";
import { OneTimeLink } from "#app/features/people/ui/one-time-link";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideOrganisation, decidePerson, decidePersonDetails, decidePersonTarget } from "#app/policy/policy";
import { decidePlan } from "#app/policy/policy-growth";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { About } from "./about";
import { Administration } from "./administration";
import { personActionSchema } from "./form-schema";
import { Line } from "./line";
import { explainStatusRefusal, toLinkedPerson, toProfileView } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name ?? "Person"} · Cairn` }];

/** Reports that a page names; a link leads to the rest. */
const SHOWN_REPORTS = 30;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database } = context;
  const profile = requireFound(await findProfile(database, requireId(params.personId)));
  const relation = await findRelation(database, actor.personId, profile.id);
  requireAllowed(decidePerson(actor, relation, { hasLeft: profile.status === "left" }));
  const manages = decideOrganisation(actor, "people.manage") === "allow";
  const [{ reports, total }, ladders, roleName, signIn, organisation] = await Promise.all([
    listDirectReports(database, profile.id, SHOWN_REPORTS),
    context.ladders.listCurrent(),
    context.ladders.loadRoleNames(),
    manages ? findSignInState(database, profile.id, context.now()) : null,
    findOrganisation(database),
  ]);
  const { ladder } = await context.ladders.requireCurrent(profile.ladderId);
  const may = {
    readTarget: decidePersonTarget(actor, relation) === "allow",
    readDetails: decidePersonDetails(actor, relation) === "allow",
  };
  return {
    person: toProfileView(profile, { ladder, ladderName: ladders.length > 1 ? ladder.name : null, roleName }, may),
    reports: reports.map((report) => toLinkedPerson(roleName, report)),
    reportCount: total,
    signIn,
    isSelf: relation.isSelf,
    mayPlan: decidePlan(actor, "see", relation) === "allow",
    linkHours: LINK_HOURS,
    mailIsSet: context.mailer.isSet,
    zone: organisation?.timeZone ?? "UTC",
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "people.manage"));
  const { database } = context;
  const { id, name } = requireFound(await findProfile(database, requireId(params.personId)));
  const submission = await parseForm(request, personActionSchema);
  if (submission.status !== "success") throw new Response("Unknown action", { status: 400 });
  const by = { actorId: actor.personId, at: context.now() };
  const { intent } = submission.value;
  if (intent === "make-link") {
    const link = await makePasswordLink(context, id, actor.personId);
    if (!link.ok) return data({ refusal: `${name} has left, so they cannot sign in.`, link: null }, { status: 400 });
    if (link.url === null) return redirectWithMessage(context, paths.person(id), `A link was mailed to ${link.email}.`);
    return data({ refusal: null, link: { url: link.url, wasToBeMailed: context.mailer.isSet } });
  }
  const acts = {
    deactivate: [() => deactivatePerson(database, id, by), `${name} can no longer sign in. What was written stays.`],
    reactivate: [() => reactivatePerson(database, id, by), `${name} is active again.`],
    grant: [() => setAdministrator(database, id, true, by), `${name} is now an administrator.`],
    withdraw: [() => setAdministrator(database, id, false, by), `${name} is no longer an administrator.`],
  } as const;
  const [act, done] = acts[intent];
  const result = await act();
  if (!result.ok) return data({ refusal: explainStatusRefusal(result, name), link: null }, { status: 400 });
  const stillManages = !(intent === "withdraw" && id === actor.personId);
  return redirectWithMessage(context, paths.person(id), stillManages ? done : "You are no longer an administrator.");
}

export default function Person() {
  const { person, reports, reportCount, signIn, isSelf, mayPlan, linkHours, mailIsSet, zone } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "People", to: paths.people() }, { label: person.name }]}
        title={person.name}
        sub={
          <>
            {[person.role.name, person.team].filter(Boolean).join(", ")} {person.hasLeft && <Badge>Left</Badge>}{" "}
            {person.isAdministrator && <Badge tone="accent">Administrator</Badge>}
          </>
        }
        actions={
          <>
            {mayPlan && <ButtonLink to={isSelf ? paths.growth() : paths.growth(person.id)}>Growth plan</ButtonLink>}
            <ButtonLink to={paths.organisationChart({ from: person.id })}>In the chart</ButtonLink>
            {signIn && (
              <ButtonLink to={paths.editPerson(person.id)} look="primary">
                Edit
              </ButtonLink>
            )}
          </>
        }
      />
      {result?.refusal && (
        <Notice tone="error" role="alert" className="mb-5">
          {result.refusal}
        </Notice>
      )}
      {result?.link && <OneTimeLink name={person.name} hours={linkHours} {...result.link} />}
      <div className="grid items-start gap-5 md:grid-cols-2">
        <About person={person} />
        <Line person={person} reports={reports} reportCount={reportCount} />
        {signIn && <Administration person={person} signIn={signIn} isSelf={isSelf} mailIsSet={mailIsSet} zone={zone} />}
      </div>
    </>
  );
}
