import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSignInState } from "#app/features/identity/data/accounts";
import { findRelation } from "#app/features/identity/data/actors";
import { countOtherAdministrators, findLinkRequest } from "#app/features/identity/data/link-requests";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { findProfile, listDirectReports } from "#app/features/people/data/profiles";
import { OneTimeLink } from "#app/features/people/ui/one-time-link";
import { paths } from "#app/paths";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideOrganisation, decidePerson, decidePersonDetails, decidePersonTarget } from "#app/policy/policy";
import { decideLinkRequest } from "#app/policy/policy-access";
import { decidePlan } from "#app/policy/policy-growth";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { CONFIRM_FIRST, ConfirmFirstLink } from "#app/ui/forms/confirm-first";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { About } from "./about";
import type { action } from "./action";
import { Administration } from "./administration";
import { Line } from "./line";
import { toLinkedPerson, toProfileView } from "./view-model";

export { action } from "./action";

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
  const [{ reports, total }, ladders, roleName, signIn, linkRequest, others, organisation] = await Promise.all([
    listDirectReports(database, profile.id, SHOWN_REPORTS),
    context.ladders.listCurrent(),
    context.ladders.loadRoleNames(),
    manages ? findSignInState(database, profile.id, context.now()) : null,
    manages ? findLinkRequest(database, profile.id, context.now()) : null,
    manages ? countOtherAdministrators(database.client, actor.personId) : 0,
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
    link: {
      request: linkRequest && { requestedBy: linkRequest.requestedBy, requestedAt: linkRequest.requestedAt },
      mayConfirm:
        linkRequest !== null &&
        decideLinkRequest(actor, "confirm", { isRequester: linkRequest.requestedById === actor.personId }) === "allow",
      isAlone: others === 0,
    },
    isSelf: relation.isSelf,
    mayPlan: decidePlan(actor, "see", relation) === "allow",
    mailIsSet: context.mailer.isSet,
    zone: organisation?.timeZone ?? "UTC",
  };
}

export default function Person() {
  const { person, reports, reportCount, signIn, link, isSelf, mayPlan, mailIsSet, zone } =
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
          {result.refusal} {result.refusal === CONFIRM_FIRST && <ConfirmFirstLink />}
        </Notice>
      )}
      {result?.link && <OneTimeLink name={person.name} {...result.link} />}
      <div className="grid items-start gap-5 md:grid-cols-2">
        <About person={person} />
        <Line person={person} reports={reports} reportCount={reportCount} />
        {signIn && (
          <Administration
            person={person}
            signIn={signIn}
            link={link}
            isSelf={isSelf}
            mailIsSet={mailIsSet}
            zone={zone}
            reason={result?.reason ?? ""}
          />
        )}
      </div>
    </>
  );
}
