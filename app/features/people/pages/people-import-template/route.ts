import type { LoaderFunctionArgs } from "@remix-run/node";
import { decideOrganisation } from "#app/domain/access/policy";
import { requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { peopleCsvTemplate } from "#app/integrations/people-csv";

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
