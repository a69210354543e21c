import { createHash } from "node:crypto";
import { IDEMPOTENCY_HEADER, REQUEST_KEY } from "#app/kernel/request-key";
import { isRepeatedSubmission, runSubmission, type Submission } from "#app/platform/database/submission";
import { findAnswer, type KeptAnswer, keepAnswer, wasSubmitted } from "#app/platform/database/submitted-forms";
import type { RequestContext } from "./context";
import { cookieName } from "./cookies";
import { flashCookieOf, redirectWithMessage } from "./flash";

const KEY = /^[\w:-]{8,100}$/;
/** How long a duplicate of a running form waits for its answer. */
const MAX_WAIT_MS = 10_000;
const POLL_MS = 50;

type Handled = {
  request: Request;
  form: FormData;
  context: RequestContext;
  route: string;
  /** Whether the action is idempotent: it compares versions and uses `context.submissionId` for what it creates. */
  isRepeatable: boolean;
};

/**
 * Handles a form at most once. A form without a key, or one whose action changes nothing in a transaction, is simply
 * handled. The key counts together with the content: other words under an old key are a form of their own.
 */
export async function handleOnce<T>(handled: Handled, handle: () => Promise<T>): Promise<T | Response> {
  const id = await computeId(handled);
  if (id === null) return handle();
  const { context, request } = handled;
  context.submissionId = id;
  if (handled.isRepeatable) return handle();
  if (await wasSubmitted(context.database, id)) return repeatAnswer(context, request, id);
  const submission: Submission = { id, at: context.now(), isRecorded: false };
  try {
    const answer = await runSubmission(submission, handle);
    if (submission.isRecorded) await keep(context, id, answer);
    // Another one was quicker: what this one was refused for is what that one has just created.
    else if (await wasSubmitted(context.database, id)) return repeatAnswer(context, request, id);
    return answer;
  } catch (error) {
    if (isRepeatedSubmission(error)) return repeatAnswer(context, request, id);
    if (submission.isRecorded) await keep(context, id, error);
    throw error;
  }
}

async function computeId({ request, form, context, route }: Handled): Promise<string | null> {
  const key = form.get(REQUEST_KEY) ?? request.headers.get(IDEMPOTENCY_HEADER);
  if (typeof key !== "string" || !KEY.test(key)) return null;
  const hash = createHash("sha256");
  const add = (part: string | Uint8Array) => hash.update(`${part.length}:`).update(part);
  const name = cookieName(context.settings, "session_token");
  const session = (request.headers.get("cookie") ?? "").split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  for (const part of [key, session ?? "", route, new URL(request.url).pathname.replace(/\.data$/, "")]) add(part);
  for (const [field, value] of form) {
    if (field === REQUEST_KEY) continue;
    add(field);
    add(typeof value === "string" ? value : new Uint8Array(await value.arrayBuffer()));
  }
  return hash.digest("hex");
}

/** Store only the redirect and the message: never a session, and never page content. */
async function keep(context: RequestContext, id: string, answer: unknown): Promise<void> {
  const response = answer instanceof Response ? answer : null;
  const kept: KeptAnswer = {
    status: response?.status ?? 200,
    location: response?.headers.get("Location") ?? null,
    message: flashCookieOf(context, response?.headers),
  };
  try {
    await keepAnswer(context.database, id, kept);
  } catch (error) {
    // The form was accepted: its sender gets the answer, and who sends it again is told less.
    context.logger.warn({ requestId: context.requestId, err: error }, "the answer to a form could not be kept");
  }
}

async function repeatAnswer(context: RequestContext, request: Request, id: string): Promise<Response> {
  const deadline = Date.now() + MAX_WAIT_MS;
  let kept = await findAnswer(context.database, id);
  while (kept === null && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    kept = await findAnswer(context.database, id);
  }
  if (kept?.location) {
    const headers = new Headers({ Location: kept.location });
    if (kept.message) headers.append("Set-Cookie", kept.message);
    return new Response(null, { status: kept.status, headers });
  }
  const { pathname, search } = new URL(request.url);
  const here = `${pathname.replace(/\.data$/, "")}${search}`.replace(/[?&]index(?=&|$)/, "");
  return redirectWithMessage(context, here, "This was sent before. See here what was saved before you send it again.");
}
