import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listColleagues } from "#app/features/people/data/colleagues";
import { findActiveByEmail, listManagerChoices } from "#app/features/people/data/directory";
import { caseShares, shareCase, unshareCase } from "#app/features/promotion/data/promotion-draft";
import { requireCase } from "#app/features/promotion/server/case";
import { plainMessage } from "#app/kernel/plain-message";
import { paths } from "#app/paths";
import type { Database } from "#app/platform/database/database";
import { readOne } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requirePermit } from "#app/platform/server/guards";
import { permitCase } from "#app/policy/policy-promotion";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { sharingSchema } from "./form-schema";

export const meta = () => [{ title: "Share the case · Cairn" }];

/** Colleagues are offered by name where the list is short enough for a page. */
const MAX_OFFERED = 400;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "share");
  const sharing = requirePermit(permitCase(actor, "case.own", head));
  const [shares, people] = await Promise.all([
    readOne(args.context.database, caseShares(sharing)),
    listManagerChoices(args.context.database, MAX_OFFERED),
  ]);
  const isOffered = (id: string) => id !== actor.personId && !shares.some((one) => one.id === id);
  // By name alone: a colleague's address is for themselves, those above them and administrators.
  const offered = people?.flatMap(({ id, name }) => (isOffered(id) ? [{ id, name }] : [])) ?? null;
  return { caseId: head.id, shares, offered };
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { head, by } = await requireCase(args, "share");
  const posted = Object.fromEntries(await request.formData());
  const email = typeof posted.email === "string" ? posted.email.slice(0, 300) : "";
  const refuse = (problem: string) => data({ problem, email }, { status: 400 });
  const parsed = sharingSchema.safeParse(posted, { error: plainMessage });
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? "Whom do you share it with?");
  if (parsed.data.intent === "unshare") {
    await unshareCase(context.database, by, head.id, parsed.data.person);
    return redirectWithMessage(context, paths.caseSharing(head.id), "They no longer read the case.");
  }
  const person = await findChosen(context.database, parsed.data);
  if (!person) return refuse("Choose an active colleague to share it with.");
  const shared = await shareCase(context.database, by, head.id, person.id);
  if (shared.ok) return redirectWithMessage(context, paths.caseSharing(head.id), `${person.name} can read the case.`);
  return refuse(shared.reason === "self" ? "You read it already." : "This case cannot be shared any more.");
}

async function findChosen(database: Database, { person, email }: { person?: string; email?: string }) {
  if (email) return findActiveByEmail(database, email);
  return person ? ((await listColleagues(database, [person]))[0] ?? null) : null;
}

export default function Sharing() {
  const { caseId, shares, offered } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const state = {
    "aria-describedby": result?.problem ? "share-hint share-problem" : "share-hint",
    "aria-invalid": result?.problem ? true : undefined,
    className: "min-h-10 rounded-[7px] border border-line-2 bg-card px-3 py-2 aria-invalid:border-danger",
  };
  return (
    <div className="max-w-[760px]">
      <PageHeader
        crumbs={[
          { label: "Promotion cases", to: paths.cases() },
          { label: "Case", to: paths.case(caseId) },
          { label: "Sharing" },
        ]}
        title="Share the case"
      />
      <div className="grid gap-4">
        <Card>
          <h2 className="mb-2">Shared with</h2>
          {shares.length === 0 && <p className="text-ink-2">Nobody yet.</p>}
          <ul className="grid gap-2">
            {shares.map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                {name}
                <Form method="post">
                  <input type="hidden" name="person" value={id} />
                  <Button size="small" name="intent" value="unshare" aria-label={`Stop sharing with ${name}`}>
                    Stop sharing
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
        <Card>
          <Form method="post" className="grid gap-3">
            <FormDraft name="share" />
            <label htmlFor="share-person" className="font-semibold">
              Share with
            </label>
            <p id="share-hint" className="text-[13.5px] text-ink-2">
              {offered ? "" : "A colleague’s email address. "}They see your notes and evidence, always up to date. They
              don’t see your ratings in a draft, unless they can see them anyway, or the committee’s votes. You can stop
              sharing at any time.
            </p>
            {offered ? (
              <select id="share-person" name="person" required defaultValue="" {...state}>
                <option value="">Choose a colleague</option>
                {offered.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id="share-person"
                type="email"
                name="email"
                required
                maxLength={254}
                autoComplete="off"
                key={result?.email}
                defaultValue={result?.email}
                {...state}
              />
            )}
            {result?.problem && (
              <p id="share-problem" role="alert" className="font-medium text-danger">
                {result.problem}
              </p>
            )}
            <div className="flex flex-wrap gap-2">
              <Button look="primary" name="intent" value="share">
                Share
              </Button>
              <ButtonLink to={paths.case(caseId)} look="quiet">
                Back to the case
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  );
}
