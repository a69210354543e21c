import { type APIRequestContext, request } from "@playwright/test";
import type { CairnProcess } from "./cairn-process";
import { PERSONAS, type Persona } from "./fixtures";

/** A client without a browser, signed in as a persona: for what is tested at the wire. */
export async function signInOverHttp(cairn: CairnProcess, persona: Persona): Promise<APIRequestContext> {
  const client = await newClient(cairn);
  const answer = await client.post("/sign-in", {
    form: { email: PERSONAS[persona], password: "demo-password" },
    maxRedirects: 0,
  });
  if (answer.status() !== 302) throw new Error(`signing in as ${persona} gave ${answer.status()}`);
  return client;
}

/** A client that nobody has signed in with. */
export function newClient(cairn: CairnProcess): Promise<APIRequestContext> {
  return request.newContext({ baseURL: cairn.url, extraHTTPHeaders: { origin: cairn.url } });
}
