import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SecurityDetail } from "#app/kernel/security-event";
import { findOrigin } from "#app/platform/request-origin";
import { findRefusal } from "./guards";
import { readSource, recordSecurityEvent } from "./security-log";

/** Files that say nothing of people: the ladder, and an empty table to fill in. */
const IMPERSONAL_FILES: ReadonlySet<string> = new Set([
  "ladder/versions/:versionId/download",
  "people/import/template.csv",
]);

/**
 * Runs a loader or an action and records what an investigator will ask for: what a signed-in person was refused, and each file
 * that left Cairn. Routes need do nothing for it, and a new one cannot forget it.
 */
export async function watchSecurity<Result>(
  args: LoaderFunctionArgs,
  route: string,
  handle: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await handle();
    if (result instanceof Response && isPersonalFile(result, route)) {
      await recordSecurityEvent(args.context, { kind: "export-made", detail: { route, ...readAddress(args) } });
    }
    return result;
  } catch (error) {
    // The change was not made, so its changes of rights get no line in the log.
    if (!(error instanceof Response)) findOrigin()?.rights.clear();
    const reason = findRefusal(error);
    if (reason && findOrigin()?.actorId) {
      const { method } = args.request;
      const detail = { route, method, status: (error as Response).status, reason, ...readAddress(args) };
      await recordSecurityEvent(args.context, { kind: "access-refused", detail });
    }
    throw error;
  } finally {
    logRightsChanges(args.context);
  }
}

const isPersonalFile = ({ headers }: Response, route: string) =>
  headers.get("Content-Disposition")?.startsWith("attachment") === true && !IMPERSONAL_FILES.has(route);

/** Changes of rights are stored with the change itself; here they get their line in the log. */
function logRightsChanges(context: LoaderFunctionArgs["context"]): void {
  const rights = findOrigin()?.rights;
  if (!rights) return;
  for (const { actorId, ...event } of rights.values()) {
    context.securityLog.say({ kind: "rights-changed", ...event }, { ...readSource(), actorId });
  }
  rights.clear();
}

/** Ids as the database makes them: what a person could have typed into an address is not among them. */
const MADE_ID = /^(c[a-z0-9]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const FORMATS: ReadonlySet<string> = new Set(["csv", "json", "markdown", "md", "pdf"]);

/** The ids and the format that the address names. */
function readAddress({ params, request }: LoaderFunctionArgs): SecurityDetail {
  const format = params.format ?? new URL(request.url).searchParams.get("format") ?? "";
  return {
    ...Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) => (value && MADE_ID.test(value) ? [[name, value]] : [])),
    ),
    ...(FORMATS.has(format) && { format }),
  };
}
