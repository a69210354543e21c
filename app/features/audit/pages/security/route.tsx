import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSecurityEvents, MAX_EXPORTED_EVENTS } from "#app/features/audit/data/security-events";
import {
  printCursor,
  readCursor,
  readSecurityQuery,
  toSecurityFilter,
} from "#app/features/audit/server/security-query";
import { SecurityTable } from "#app/features/audit/ui/security-table";
import { SECURITY_KIND_LABELS } from "#app/features/audit/ui/security-words";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { SECURITY_KINDS } from "#app/kernel/security-event";
import { paths } from "#app/paths";
import { requirePermit } from "#app/platform/server/guards";
import { permitOrganisation } from "#app/policy/policy";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { FilterDay, FilterForm, FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";

export const meta = () => [{ title: "Security events · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const permit = requirePermit(permitOrganisation(actor, "security.read"));
  const query = readSecurityQuery(request);
  const { zone } = await findToday(context);
  const { people, ...filter } = await toSecurityFilter(context, query, zone);
  await context.securityLog.flush();
  const { entries, older } = await listSecurityEvents(context.database, permit, filter, readCursor(query.before));
  const meant = people.length === 1 ? people[0] : undefined;
  return {
    entries,
    older: older && printCursor(older),
    zone,
    query,
    /** An id in the address is shown as the name it stands for. */
    person: meant && meant.id === query.person ? meant.name : query.person,
    keptDays: context.settings.SECURITY_EVENTS_DAYS,
    maxExported: MAX_EXPORTED_EVENTS,
  };
}

export default function SecurityEventsPage() {
  const { entries, older, zone, query, person, keptDays, maxExported } = useLoaderData<typeof loader>();
  const { before, ...filter } = query;
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeader
        title="Security events"
        sub={
          <>
            Sign-ins, refusals, links, downloads and changes of access rights, the newest first. Events are deleted
            after {keptDays} days. Who changed what stays in the <TextLink to={paths.record()}>audit log</TextLink>.
          </>
        }
        seenBy="Visible to administrators. People see their own sign-ins on their account page."
        actions={
          entries.length > 0 && (
            <TextLink to={paths.securityExport(filter)} reloadDocument>
              Download as CSV
            </TextLink>
          )
        }
      />
      <div className="grid gap-4">
        <FilterForm>
          <FilterSelect
            name="kind"
            label="Kind"
            value={query.kind ?? ""}
            emptyLabel="All kinds"
            options={SECURITY_KINDS.map((value) => ({ value, label: SECURITY_KIND_LABELS[value] }))}
          />
          <FilterText name="person" label="Person (name or email)" value={person} />
          <FilterText name="address" label="Network address" value={query.address} />
          <FilterDay name="from" label="From" value={query.from} />
          <FilterDay name="to" label="To" value={query.to} />
        </FilterForm>
        {entries.length === 0 ? (
          <EmptyState title={isFiltered || before ? "No events match" : "No security events yet"}>
            {isFiltered || before ? (
              <TextLink to={paths.security()}>Show all events</TextLink>
            ) : (
              "Sign-ins and other events will be listed here."
            )}
          </EmptyState>
        ) : (
          <Card flush>
            <SecurityTable entries={entries} zone={zone} />
          </Card>
        )}
        {(before || older) && (
          <nav aria-label="Pages of events" className="flex justify-between gap-3">
            <span>{before && <TextLink to={paths.security(filter)}>Newest</TextLink>}</span>
            <span>{older && <TextLink to={paths.security({ ...filter, before: older })}>Older</TextLink>}</span>
          </nav>
        )}
        <p className="text-[13.5px] text-ink-2">
          To find a network, enter the beginning of an address with its last dot or colon. A file holds the newest{" "}
          {maxExported.toLocaleString("en-GB")} events of the filter.
        </p>
      </div>
    </>
  );
}
