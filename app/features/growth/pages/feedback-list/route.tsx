import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  type FeedbackSummary,
  feedbackAskedOf,
  listOwnRequests,
  listSharedRequests,
} from "#app/features/growth/data/feedback";
import { competencyName } from "#app/features/growth/domain/words";
import { GrowthTabs } from "#app/features/growth/ui/tabs";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import { RequestTable } from "./request-table";

export const meta = () => [{ title: "Feedback · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database } = context;
  const [asked, own, shared, { zone }] = await Promise.all([
    readOne(database, feedbackAskedOf(actor.personId)),
    listOwnRequests(database, actor.personId),
    listSharedRequests(database, actor),
    findToday(context),
  ]);
  return {
    me: { id: actor.personId, name: actor.name },
    asked,
    own: await Promise.all(own.map((each) => toRow(context, each))),
    shared: await Promise.all(shared.map((each) => toRow(context, each))),
    zone,
  };
}

async function toRow(context: RequestContext, { asked, ladderVersionId, ...request }: FeedbackSummary) {
  const { ladder } = await context.ladders.requireVersion(ladderVersionId);
  return { ...request, about: asked.map(({ competencyId }) => competencyName(ladder, competencyId)).join(", ") };
}

export default function Feedback() {
  const { me, asked, own, shared, zone } = useLoaderData<typeof loader>();
  const ask = (
    <ButtonLink look="primary" to={paths.newFeedback()}>
      Ask for feedback
    </ButtonLink>
  );
  return (
    <>
      <GrowthTabs person={me} isSelf />
      <PageHeader
        title="Feedback"
        sub="Ask colleagues what they saw of you, against the ladder’s criteria."
        seenBy="Only the person who asked sees the answers, unless they share them with their manager"
        actions={ask}
      />
      <div className="grid gap-6">
        {asked.length > 0 && (
          <Card className="border-l-4 border-l-self">
            <h2>You are asked</h2>
            <ul className="mt-2 grid gap-2">
              {asked.map(({ id, asker, named, askedAt }) => (
                <li key={id}>
                  <TextLink to={paths.answerFeedback(id)}>Answer {asker.name}</TextLink>{" "}
                  <span className="text-[13.5px] text-ink-2">
                    {named ? "with your name" : "without your name"}, asked on <Time value={askedAt} zone={zone} />
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {own.length === 0 ? (
          <EmptyState title="You have not asked anybody yet" action={ask}>
            Choose up to five competencies and up to eight colleagues. They say what they have seen, and what they have
            not.
          </EmptyState>
        ) : (
          <RequestTable caption="What I asked for" requests={own} zone={zone} showsAsker={false} />
        )}
        {shared.length > 0 && <RequestTable caption="Shown to me" requests={shared} zone={zone} showsAsker />}
      </div>
    </>
  );
}
