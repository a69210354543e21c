import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countCheckIns, listCheckIns } from "#app/features/growth/data/check-ins";
import { findGrowthPerson } from "#app/features/growth/data/growth-person";
import { GrowthTabs } from "#app/features/growth/ui/tabs";
import { requireActor } from "#app/features/identity/server/session";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideCheckInList } from "#app/policy/policy-growth";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Pagination } from "#app/ui/pagination";
import { TextLink } from "#app/ui/text-link";

export const meta = () => [{ title: "Check-ins · Cairn" }];

const PAGE_SIZE = 20;
const SHOWN_NOTES = 280;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database } = context;
  const query = new URL(request.url).searchParams;
  const personId = requireId(query.get("person") || actor.personId);
  const { person, relation } = requireFound(await findGrowthPerson(database, actor, personId));
  const total = await countCheckIns(database, actor.personId, personId);
  requireAllowed(decideCheckInList(actor, relation, { held: total }));
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.floor(Number(query.get("page") ?? 1)) || 1), pageCount);
  const list = await listCheckIns(database, actor.personId, personId, {
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return {
    person: { id: person.id, name: person.name },
    manager: person.manager,
    isSelf: relation.isSelf,
    mayAdd: person.manager !== null && (relation.isSelf || relation.isDirectManager),
    showsTabs: relation.isSelf || relation.isDirectManager,
    page,
    pageCount,
    checkIns: list.map((each) => ({ ...each, notes: shorten(each.notes) })),
  };
}

const shorten = (notes: string) => (notes.length > SHOWN_NOTES ? `${notes.slice(0, SHOWN_NOTES).trimEnd()} …` : notes);

export default function CheckIns() {
  const { person, manager, isSelf, mayAdd, showsTabs, page, pageCount, checkIns } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink look="primary" to={paths.newCheckIn(isSelf ? {} : { person: person.id })}>
      New check-in
    </ButtonLink>
  );
  return (
    <>
      {showsTabs && <GrowthTabs person={person} isSelf={isSelf} />}
      <PageHeader
        title={isSelf ? "My check-ins" : `Check-ins with ${person.name}`}
        sub="Growth conversations: what was said, and what each took on."
        seenBy="Each is seen by the two who had it, and nobody else"
        actions={mayAdd && add}
      />
      {checkIns.length === 0 ? (
        <EmptyState title="No check-in is written down yet" action={mayAdd && add}>
          {isSelf && !manager
            ? "You have no manager at present. With one, your conversations can be kept here."
            : "Either of the two writes down what both want to remember; each can add a private note."}
        </EmptyState>
      ) : (
        <Card flush>
          <ol>
            {checkIns.map(({ id, heldOn, manager: holder, notes, openFollowUps }) => (
              <li key={id} className="border-t border-line px-5 py-4 first:border-t-0">
                <h2 className="text-[16px]">
                  <TextLink to={paths.checkIn(id)} className="text-ink decoration-line-2">
                    <Day value={heldOn} />
                  </TextLink>{" "}
                  {isSelf && <span className="text-[14px] font-normal text-ink-2">with {holder.name}</span>}{" "}
                  {openFollowUps > 0 && (
                    <Badge>
                      {openFollowUps} open {plural(openFollowUps, "follow-up")}
                    </Badge>
                  )}
                </h2>
                <p className="mt-1 max-w-[78ch] break-words whitespace-pre-wrap text-ink-2">
                  {notes || "No shared notes."}
                </p>
              </li>
            ))}
          </ol>
          <Pagination
            label="Pages of check-ins"
            page={page}
            pageCount={pageCount}
            to={(to) => paths.checkIns({ person: isSelf ? undefined : person.id, page: to })}
          />
        </Card>
      )}
    </>
  );
}
