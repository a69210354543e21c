import type { LoaderFunctionArgs } from "@remix-run/node";
import { listAllSecurityEvents } from "#app/features/audit/data/security-events";
import { printSecurityCsv } from "#app/features/audit/files/security-csv";
import { readSecurityQuery, toSecurityFilter } from "#app/features/audit/server/security-query";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { requirePermit } from "#app/platform/server/guards";
import { permitOrganisation } from "#app/policy/policy";

/** The filtered events as a file; that it was downloaded is an event too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const permit = requirePermit(permitOrganisation(actor, "security.read"));
  const { zone, today } = await findToday(context);
  const { people: _, ...filter } = await toSecurityFilter(context, readSecurityQuery(request), zone);
  await context.securityLog.flush();
  const entries = await listAllSecurityEvents(context.database, permit, filter);
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  return new Response(`\uFEFF${printSecurityCsv(entries)}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="security-events-${today}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
