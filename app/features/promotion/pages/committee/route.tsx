import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { placeCase, takeCaseOut } from "#app/features/promotion/data/committee-votes";
import { closeCommittee } from "#app/features/promotion/data/committees";
import { findCaseHead, listCasesToPlace, listCommitteeCases } from "#app/features/promotion/data/promotion";
import { COMMITTEE_REFUSALS } from "#app/features/promotion/domain/committee-schema";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { requireCommittee } from "#app/features/promotion/server/committee";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideCase } from "#app/policy/policy-promotion";
import { Badge } from "#app/ui/badge";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { formatDay } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { CaseTable } from "./case-table";
import { toCaseRow } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.committee.name} · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, committee } = await requireCommittee(args, "see");
  const { database, ladders } = args.context;
  const isOpen = committee.state === "open";
  const [cases, toPlace] = await Promise.all([
    listCommitteeCases(database, actor.personId, committee.id),
    actor.isAdministrator && isOpen ? listCasesToPlace(database, actor) : [],
  ]);
  const rows = await Promise.all(
    cases.map(async (head) => toCaseRow(actor, head, (await ladders.requireVersion(head.ladderVersionId)).ladder)),
  );
  const placeable = toPlace.filter(({ facts }) => decideCase(actor, "place", facts) === "allow");
  return {
    // Addresses are for those who manage the committee.
    committee: {
      ...committee,
      members: committee.members.map(({ personId, name, isChair }) => ({ personId, name, isChair })),
    },
    rows,
    isAdministrator: actor.isAdministrator,
    mayClose: actor.isAdministrator && isOpen && cases.every(({ lifecycle }) => lifecycle.state !== "in-committee"),
    toPlace: await Promise.all(
      placeable.map(async (head) => {
        const { ladder } = await ladders.requireVersion(head.ladderVersionId);
        return toCaseRow(actor, head, ladder);
      }),
    ),
  };
}

const schema = z.object({ intent: z.enum(["place", "take-out", "close"]), case: z.string().max(64).optional() });

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, committee, by } = await requireCommittee(args, "manage");
  const here = paths.committee(committee.id);
  const parsed = schema.safeParse(Object.fromEntries(await args.request.formData()));
  if (!parsed.success) return redirect(here);
  const { intent } = parsed.data;
  const say = (text: string, tone: "success" | "error" = "success") =>
    redirectWithMessage(context, here, text, { tone });
  if (intent === "close") {
    const closed = await closeCommittee(context.database, by, committee.id);
    return closed.ok ? say(`${committee.name} is closed.`) : say(COMMITTEE_REFUSALS[closed.reason], "error");
  }
  const head = requireFound(await findCaseHead(context.database, actor, parsed.data.case ?? ""));
  requireAllowed(decideCase(actor, "place", head.facts));
  const result =
    intent === "place"
      ? await placeCase(context.database, by, head.id, committee.id)
      : await takeCaseOut(context.database, by, head.id);
  if (!result.ok) return say(explainStep(result.reason), "error");
  return say(
    intent === "place"
      ? `The case of ${head.subject.name} is before ${committee.name}: its members read it now.`
      : `The case of ${head.subject.name} waits for a committee again.`,
  );
}

export default function CommitteePage() {
  const { committee, rows, toPlace, isAdministrator, mayClose } = useLoaderData<typeof loader>();
  const isOpen = committee.state === "open";
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Committees", to: paths.committees() }, { label: committee.name }]}
        title={committee.name}
        sub={
          <>
            Meets on {formatDay(committee.meetsOn)}.{" "}
            <Badge tone={isOpen ? "accent" : "neutral"}>{committee.state}</Badge>
          </>
        }
        seenBy="Seen by its members and administrators; cases are read by those who vote"
        actions={
          isAdministrator && isOpen && <ButtonLink to={paths.editCommittee(committee.id)}>Edit the session</ButtonLink>
        }
      />
      <div className="grid gap-4">
        {rows.length === 0 ? (
          <EmptyState title="No case is before this session yet">
            {toPlace.length > 0
              ? "Put a submitted case before it, from the list below."
              : "Once a case is submitted, an administrator puts it here."}
          </EmptyState>
        ) : (
          <CaseTable rows={rows} mayTakeOut={isAdministrator && isOpen} />
        )}
        {toPlace.length > 0 && (
          <Card>
            <section aria-labelledby="place-heading">
              <h2 id="place-heading" className="mb-2">
                Submitted, before no committee
              </h2>
              <ul className="grid gap-2">
                {toPlace.map(({ id, subjectName, targetName }) => (
                  <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                    <span>
                      {subjectName}, {targetName}
                    </span>
                    <Form method="post">
                      <input type="hidden" name="case" value={id} />
                      <Button size="small" name="intent" value="place">
                        Put before this session<span className="sr-only">: {subjectName}</span>
                      </Button>
                    </Form>
                  </li>
                ))}
              </ul>
            </section>
          </Card>
        )}
        <Card>
          <section aria-labelledby="members-heading">
            <h2 id="members-heading" className="mb-2">
              Members
            </h2>
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {committee.members.map(({ personId, name, isChair }) => (
                <li key={personId}>
                  {name} {isChair && <Badge>chair</Badge>}
                </li>
              ))}
            </ul>
            {mayClose && (
              <div className="mt-4">
                <Confirm label="Close the session">
                  <p>No further case can be put before it. What was decided stays.</p>
                  <Form method="post">
                    <Button name="intent" value="close">
                      Close the session
                    </Button>
                  </Form>
                </Confirm>
              </div>
            )}
          </section>
        </Card>
      </div>
    </>
  );
}
