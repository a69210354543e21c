import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/features/identity/server/session";
import { peopleCsvTemplate } from "#app/features/people/files/people-csv";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";

/** The file to begin an import with. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "people.import"));
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  return new Response(`\uFEFF${peopleCsvTemplate()}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="people.csv"',
    },
  });
}
