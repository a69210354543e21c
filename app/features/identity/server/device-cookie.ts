import { createHmac, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "#app/platform/server/context";
import { cookieName, isSecure } from "#app/platform/server/cookies";

/**
 * Marks a browser in which a person proved that an account is theirs, so that guesses from elsewhere never keep its owner
 * out ("device cookies", OWASP). It proves nothing else: a password is asked all the same.
 */
const deviceSchema = z.array(z.tuple([z.string().max(64), z.string().max(64)])).max(20);

const MAX_ACCOUNTS = 5;
const YEAR_SECONDS = 31_536_000;

const deviceCookie = ({ settings }: RequestContext) =>
  createCookie(cookieName(settings, "device"), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(settings),
    secrets: [settings.SECRET],
    maxAge: YEAR_SECONDS,
  });

/** An account as the cookie names it: without its address. */
const toKey = ({ settings }: RequestContext, account: string) =>
  createHmac("sha256", settings.SECRET).update(`device ${account.toLowerCase()}`).digest("base64url").slice(0, 22);

async function readDevices(request: Request, context: RequestContext): Promise<z.infer<typeof deviceSchema>> {
  const parsed = deviceSchema.safeParse(await deviceCookie(context).parse(request.headers.get("cookie")));
  return parsed.success ? parsed.data : [];
}

/** The id of this browser if the account was proved in it before, else null. */
export async function findDeviceId(request: Request, context: RequestContext, account: string): Promise<string | null> {
  const key = toKey(context, account);
  return (await readDevices(request, context)).find(([known]) => known === key)?.[1] ?? null;
}

/** Lets this browser be known for the account from now on. */
export async function rememberDevice(
  request: Request,
  context: RequestContext,
  account: string,
  headers: Headers,
): Promise<void> {
  const key = toKey(context, account);
  const devices = await readDevices(request, context);
  const id = devices.find(([known]) => known === key)?.[1] ?? randomBytes(16).toString("base64url");
  const others = devices.filter(([known]) => known !== key);
  const kept = [[key, id], ...others].slice(0, MAX_ACCOUNTS);
  headers.append("Set-Cookie", await deviceCookie(context).serialize(kept));
}
