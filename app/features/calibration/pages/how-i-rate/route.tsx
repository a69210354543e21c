import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BeingWorkedOut } from "#app/components/ui/being-worked-out";
import { Card } from "#app/components/ui/card";
import { EmptyState } from "#app/components/ui/empty-state";
import { PageHeader } from "#app/components/ui/page-header";
import { Time } from "#app/components/ui/time";
import { useRefreshWhile } from "#app/components/ui/use-refresh-while";
import { findOrganisation } from "#app/data/organisation";
import { listRatedSessions } from "#app/data/own-strictness";
import { decideOrganisation } from "#app/domain/access/policy";
import { findSeverity } from "#app/http/calibration-session";
import { requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";
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
        <Fact label="People and shared cases">{own.subjects}</Fact>
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
