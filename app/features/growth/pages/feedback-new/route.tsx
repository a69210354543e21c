import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createRequest, type RequestRefusal } from "#app/features/growth/data/feedback";
import { MAX_COLLEAGUES, MAX_QUESTION, UNNAMED_FROM } from "#app/features/growth/domain/feedback";
import { PlainArea } from "#app/features/growth/ui/plain-field";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { listColleagues, listNearColleagues } from "#app/features/people/data/colleagues";
import { listDirectory } from "#app/features/people/data/directory";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import { countInWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { Colleagues } from "./colleagues";
import { Competencies } from "./competencies";
import { checkRequest, type RequestErrors, readTyped } from "./form-schema";
import { Names } from "./names";
import { toColleagueChoices, toCompetencyChoices, toFirstRows } from "./view-model";

export const meta = () => [{ title: "Ask for feedback · Cairn" }];

async function requireAsker({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "own-feedback.ask"));
  const standing = await requireOwnStanding(context.database, actor.personId);
  return { actor, standing, version: await context.ladders.requireCurrent(standing.ladderId) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { database } = args.context;
  const { actor, standing, version } = await requireAsker(args);
  const [near, organisation] = await Promise.all([
    listNearColleagues(database, { id: actor.personId, managerId: standing.manager?.id ?? null }),
    findOrganisation(database),
  ]);
  const { ladder } = version;
  return {
    near: toColleagueChoices(ladder, near),
    mayBeUnnamed: organisation?.unnamedFeedback ?? false,
    choices: toCompetencyChoices(ladder),
    rows: toFirstRows(ladder, standing.roleId, new URL(args.request.url).searchParams.get("competency")),
  };
}

const FOUND = 20;

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { database } = context;
  const { actor, version } = await requireAsker(args);
  const typed = readTyped(await args.request.formData());
  if (!typed) throw new Response("Unknown form", { status: 400 });
  const { ladder } = version;
  const again = async (errors: RequestErrors, status: number) => {
    const [chosen, found] = await Promise.all([
      listColleagues(database, typed.colleagues),
      typed.search.trim() === "" ? null : searchPeople(),
    ]);
    const others = found?.filter(({ id }) => id !== actor.personId).slice(0, FOUND) ?? null;
    const answer = {
      typed,
      errors,
      chosen: toColleagueChoices(ladder, chosen),
      found: others && toColleagueChoices(ladder, others),
    };
    return data(answer, { status });
  };
  const searchPeople = async () => {
    const filter = { search: typed.search, teamId: null, managerId: null, status: "active" } as const;
    return (await listDirectory(database, { searchesEmail: false }, filter, 1)).entries;
  };
  if (typed.intent === "find") return again({}, 200);
  const checked = checkRequest(ladder, typed);
  if (!checked.ok) return again(checked.errors, 400);
  const { asked, question, named } = checked;
  const created = await createRequest(
    database,
    { actorId: actor.personId, at: context.now() },
    { ladderVersionId: version.id, asked, question, named, colleagueIds: typed.colleagues },
  );
  if (!created.ok) return again(explain(created.reason, named), 400);
  return redirectWithMessage(context, paths.feedbackRequest(created.id), "Request sent.");
}

function explain(reason: RequestRefusal, named: boolean): RequestErrors {
  switch (reason) {
    case "too-few":
      return {
        colleagues: named
          ? "Choose at least one colleague"
          : `Choose at least ${countInWords(UNNAMED_FROM)}: fewer answers without names are never shown`,
      };
    case "too-many":
      return { colleagues: `Ask at most ${MAX_COLLEAGUES} colleagues` };
    case "not-here":
      return { colleagues: "Someone of them is no longer here. Choose again." };
    case "unnamed-not-allowed":
      return { named: "Your organisation asks for names" };
  }
}

export default function AskForFeedback() {
  const { near, mayBeUnnamed, choices, rows } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? {};
  const messages = Object.values(errors);
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "Feedback", to: paths.feedback() }, { label: "Ask" }]}
        title="Ask for feedback"
        sub="Colleagues mark which criteria they’ve seen and add comments."
        seenBy="Only you see the answers, unless you share them with your manager"
      />
      {messages.length > 0 && (
        <Notice tone="error" role="alert" title="Not sent yet" className="mb-5">
          <ul className="list-disc pl-5">
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card>
        <Form method="post" preventScrollReset className="grid gap-6">
          <FormDraft name="request" />
          {/* What Enter in a field does: the first button of a form. */}
          <button type="submit" name="intent" value="ask" className="sr-only" tabIndex={-1} aria-hidden="true">
            Send
          </button>
          <Competencies choices={choices} rows={answer?.typed.rows ?? rows} error={errors.competencies} />
          <PlainArea
            name="question"
            label="What you would like to know"
            hint={
              <>
                In your own words: a project, a situation, what you are working on.
                <ReadBy text="feedback.question" names={{ asked: "the colleagues you ask", manager: "your manager" }} />
              </>
            }
            rows={2}
            maxLength={MAX_QUESTION}
            defaultValue={answer?.typed.question}
            error={errors.question}
          />
          <Names mayBeUnnamed={mayBeUnnamed} named={answer?.typed.named ?? null} error={errors.named} />
          <Colleagues
            near={near}
            chosen={answer?.chosen ?? []}
            found={answer?.found ?? null}
            search={answer?.typed.search ?? ""}
            chosenIds={answer?.typed.colleagues ?? []}
            error={errors.colleagues}
          />
          <div className="flex flex-wrap gap-2">
            <Button look="primary" name="intent" value="ask">
              Send the request
            </Button>
            <ButtonLink to={paths.feedback()} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
