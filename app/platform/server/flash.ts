import { createCookie, redirect, type TypedResponse } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "./context";
import { cookieName, isSecure } from "./cookies";

/** A message that the next page shows once. */
const flashSchema = z.object({ tone: z.enum(["success", "error"]), text: z.string().max(500) });
export type Flash = z.infer<typeof flashSchema>;

function flashCookie(context: RequestContext) {
  return createCookie(cookieName(context.settings, "message"), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(context.settings),
    secrets: [context.settings.SECRET],
    maxAge: 60,
  });
}

/** After an action: on to `url`, where the message is shown. */
export async function redirectWithMessage(
  context: RequestContext,
  url: string,
  text: string,
  options: { tone?: Flash["tone"]; headers?: Headers } = {},
): Promise<TypedResponse<never>> {
  const headers = options.headers ?? new Headers();
  headers.append("Set-Cookie", await flashCookie(context).serialize({ tone: options.tone ?? "success", text }));
  return redirect(url, { headers });
}

/** The message to show now, with the header that forgets it. */
export async function takeFlash(
  request: Request,
  context: RequestContext,
): Promise<{ flash: Flash | null; headers: Headers }> {
  const headers = new Headers();
  const parsed = flashSchema.safeParse(await flashCookie(context).parse(request.headers.get("cookie")));
  if (!parsed.success) return { flash: null, headers };
  headers.append("Set-Cookie", await flashCookie(context).serialize("", { maxAge: 0 }));
  return { flash: parsed.data, headers };
}

/** The header of an answer that carries its message, if it has one. */
export function flashCookieOf(context: RequestContext, headers: Headers | undefined): string | null {
  const name = cookieName(context.settings, "message");
  return headers?.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? null;
}
