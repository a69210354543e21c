import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listRatedSessions } from "#app/features/calibration/data/own-strictness";
import { findSeverity } from "#app/features/calibration/server/calibration-session";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { BeingWorkedOut } from "#app/ui/being-worked-out";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Time } from "#app/ui/time";
import { useRefreshWhile } from "#app/ui/use-refresh-while";
import { type OwnStrictness, toOwnView } from "./view-model";

export const meta = () => [{ title: "How I rate · Calibration · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "calibrations.list"));
  const [sessions, organisation] = await Promise.all([
    listRatedSessions(context.database, actor.personId),
    findOrganisation(context.database),
  ]);
  return {
    zone: organisation?.timeZone ?? "UTC",
    sessions: await Promise.all(
      sessions.map(async (session) => ({
        id: session.id,
        name: session.name,
        cycleName: session.cycleName,
        releasedAt: session.releasedAt,
        own: toOwnView(await findSeverity(context, session, null), actor.personId),
      })),
    ),
  };
}

export default function HowIRate() {
  const { sessions, zone } = useLoaderData<typeof loader>();
  useRefreshWhile(sessions.some(({ own }) => own.state === "pending"));
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Calibration", to: paths.calibration() }, { label: "How I rate" }]}
        title="How I rate"
        sub="How strictly you rate, compared with the other managers of each released session."
        seenBy="Your own page: no other manager’s is shown to you here, and yours to nobody here"
      />
      {sessions.length === 0 ? (
        <EmptyState title="Nothing to compare yet">
          When a calibration session with people you reviewed is released, this shows how strictly you rated.
        </EmptyState>
      ) : (
        <ul className="grid max-w-[760px] gap-4">
          {sessions.map(({ id, name, cycleName, releasedAt, own }) => (
            <li key={id}>
              <Card>
                <h2>{name}</h2>
                <p className="text-ink-2">
                  {cycleName}, released on <Time value={releasedAt} zone={zone} />
                </p>
                {own.state === "ready" ? (
                  <Strictness own={own.result} />
                ) : (
                  <div className="mt-3">
                    <BeingWorkedOut what="How strictly you rated" {...own} />
                  </div>
                )}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Strictness({ own }: { own: OwnStrictness }) {
  return (
    <>
      <p className="mt-3 text-[18px]">
        {own.words === null ? (
          <>
            <strong>{own.isWithheld ? "Withheld" : "Not estimable"}:</strong> {own.reason}.
            {!own.isWithheld && " Cases that several managers rate would make it so."}
          </>
        ) : (
          <>You {own.words}.</>
        )}
      </p>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        <Fact label="Your ratings">{own.n}</Fact>
        <Fact label="People and practice cases">{own.subjects}</Fact>
        <Fact label="Your average as given">{own.observedAverage.toFixed(2)}</Fact>
        {own.fairAverage !== null && <Fact label="Your fair average">{own.fairAverage.toFixed(2)}</Fact>}
      </dl>
    </>
  );
}

function Fact({ label, children }: { label: string; children: string | number }) {
  return (
    <div>
      <dt className="text-[13px] text-ink-3">{label}</dt>
      <dd className="font-semibold tabular-nums">{children}</dd>
    </div>
  );
}
