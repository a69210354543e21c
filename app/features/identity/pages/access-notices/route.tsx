import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { NoticeText } from "#app/features/identity/ui/notice-text";
import { listNotices, markNoticesRead } from "#app/features/people/data/access-notices";
import { safeReturnTo } from "#app/paths";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Changes to your access · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "own-account.manage"));
  const [notices, organisation] = await Promise.all([
    listNotices(context.database, actor.personId),
    findOrganisation(context.database),
  ]);
  return { notices, zone: organisation?.timeZone ?? "UTC" };
}

const readSchema = z.array(z.string().max(64)).max(100);

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "own-account.manage"));
  const ids = readSchema.safeParse((await request.formData()).getAll("id"));
  if (!ids.success) throw new Response("Unknown notice", { status: 400 });
  await markNoticesRead(context.database, actor.personId, ids.data, context.now());
  return redirect(safeReturnTo(new URL(request.url).searchParams.get("returnTo")));
}

export default function AccessNotices() {
  const { notices, zone } = useLoaderData<typeof loader>();
  const unread = notices.filter(({ readAt }) => readAt === null);
  const read = notices.filter(({ readAt }) => readAt !== null);
  return (
    <div className="max-w-[720px]">
      <PageHeader
        title="Changes to your access"
        sub="What other people did to your password, your address or your manager."
        seenBy="Only you can see this page; the acts are in the audit log"
      />
      {notices.length === 0 && <EmptyState title="No changes">Nobody changed your access.</EmptyState>}
      {unread.length > 0 && (
        <Card>
          <h2 className="mb-3">New</h2>
          <ul className="grid gap-4">
            {unread.map((notice) => (
              <li key={notice.id}>
                <NoticeText notice={notice} zone={zone} />
              </li>
            ))}
          </ul>
          <Form method="post" className="mt-5">
            {unread.map(({ id }) => (
              <input key={id} type="hidden" name="id" value={id} />
            ))}
            <Button look="primary">Mark as read and continue</Button>
          </Form>
        </Card>
      )}
      {read.length > 0 && (
        <Card className="mt-5">
          <h2 className="mb-3">Read</h2>
          <ul className="grid gap-4">
            {read.map((notice) => (
              <li key={notice.id}>
                <NoticeText notice={notice} zone={zone} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
