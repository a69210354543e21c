import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findAgendaOrder, saveAgendaOrder } from "#app/features/growth/data/agenda";
import { buildAgenda } from "#app/features/growth/domain/agenda";
import { applyOrder, moveKey } from "#app/features/growth/domain/agenda-order";
import { loadAgendaFacts } from "#app/features/growth/server/agenda-facts";
import { requirePlanOf } from "#app/features/growth/server/growth";
import { GrowthTabs } from "#app/features/growth/ui/tabs";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { Point } from "./point";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Next conversation · ${data.person.name} · Cairn` : "Cairn" },
];

async function loadPoints({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const scope = await requirePlanOf(context, actor, params.personId, "see");
  const [facts, keys] = await Promise.all([
    loadAgendaFacts(context, scope),
    findAgendaOrder(context.database, scope.person.id, actor.personId),
  ]);
  return { scope, facts, keys, points: applyOrder(buildAgenda(facts), keys) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { scope, facts, keys, points } = await loadPoints(args);
  const { person, relation } = scope;
  return {
    person: { id: person.id, name: person.name },
    manager: person.manager,
    isSelf: relation.isSelf,
    today: facts.today,
    lastHeldOn: facts.lastHeldOn,
    isReordered: keys.length > 0,
    points,
  };
}

const formSchema = z.union([
  z.object({ intent: z.literal("reset") }),
  z.object({ intent: z.enum(["up", "down"]), key: z.string().max(200) }),
]);

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { scope, points } = await loadPoints(args);
  const { person, actor } = scope;
  const parsed = formSchema.safeParse(Object.fromEntries(await args.request.formData()));
  if (!parsed.success) throw new Response("Unknown form", { status: 400 });
  const owner = { personId: person.id, readerId: actor.personId, at: context.now() };
  const url = paths.agenda(person.id);
  if (parsed.data.intent === "reset") {
    await saveAgendaOrder(context.database, owner, []);
    return redirectWithMessage(context, url, "The points are in their suggested order again.");
  }
  const { intent, key } = parsed.data;
  const keys = moveKey(
    points.map((point) => point.key),
    key,
    intent,
  );
  await saveAgendaOrder(context.database, owner, keys);
  return redirect(url);
}

export default function Agenda() {
  const { person, manager, isSelf, today, lastHeldOn, isReordered, points } = useLoaderData<typeof loader>();
  const other = isSelf ? (manager?.name ?? null) : person.name;
  return (
    <>
      <GrowthTabs person={person} isSelf={isSelf} />
      <PageHeader
        title={other ? `Next conversation with ${other}` : "Next conversation"}
        sub={
          lastHeldOn
            ? `Based on what happened since your last check-in (${formatDay(lastHeldOn)}), as of ${formatDay(today)}.`
            : `Based on what is recorded up to ${formatDay(today)}.`
        }
        seenBy={
          isSelf ? "Only you can see this; your manager has their own" : "Only you can see this; they have their own"
        }
        actions={
          <>
            <PrintButton />
            {other && (
              <ButtonLink look="primary" to={paths.newCheckIn(isSelf ? {} : { person: person.id })}>
                New check-in
              </ButtonLink>
            )}
          </>
        }
      />
      {points.length === 0 ? (
        <EmptyState title="Nothing waits to be talked about">
          Points appear here when ratings differ, a goal is late or goes quiet, a core gap has no goal, evidence or
          feedback comes in, or a follow-up is open.
        </EmptyState>
      ) : (
        <Card>
          <ol className="grid">
            {points.map((point, index) => (
              <li
                key={point.key}
                className="break-inside-avoid border-t border-line py-3.5 first:border-t-0 first:pt-0"
              >
                <Point
                  point={point}
                  number={index + 1}
                  isFirst={index === 0}
                  isLast={index === points.length - 1}
                  planOf={isSelf ? undefined : person.id}
                />
              </li>
            ))}
          </ol>
        </Card>
      )}
      {isReordered && points.length > 1 && (
        <Form method="post" className="mt-4 print:hidden">
          <Button name="intent" value="reset" look="quiet">
            Back to the suggested order
          </Button>
        </Form>
      )}
    </>
  );
}
