import { type APIRequestContext, request } from "@playwright/test";
import type { Cairn } from "./cairn-process";
import { PERSONAS, type Persona } from "./fixtures";

/** A client without a browser, signed in as a persona: for what is tested at the wire. */
export const signInOverHttp = (cairn: Cairn, persona: Persona) => signInWith(cairn, PERSONAS[persona]);

/** The same, by an address of the demo organisation. */
export async function signInWith(cairn: Cairn, email: string): Promise<APIRequestContext> {
  const client = await newClient(cairn);
  const answer = await client.post("/sign-in", {
    form: { email, password: "demo-password" },
    maxRedirects: 0,
  });
  if (answer.status() !== 302) throw new Error(`signing in as ${email} gave ${answer.status()}`);
  return client;
}

/** A client that nobody has signed in with. */
export function newClient(cairn: Cairn): Promise<APIRequestContext> {
  return request.newContext({ baseURL: cairn.url, extraHTTPHeaders: { origin: cairn.url } });
}
