import { paths } from "#app/paths";
import type { BenchWorld } from "#tests/support/organisation/build";
import { AUTOSAVE } from "./budgets";
import { type Client, type Form, type Reply, send } from "./measure";

/** A write that is repeated; `prepare` resets it and is not measured. */
export type Write = { name: string; prepare(): Promise<void>; run(): Promise<Reply> };

function requireStatus(reply: Reply, status: number, what: string): Reply {
  if (reply.status !== status) throw new Error(`${what} gave ${reply.status}: ${reply.body}`);
  return reply;
}

/** Each save changes the rating and its note, so each is on record. */
export function autosave(client: Client, { selfAssessment, unrated }: BenchWorld): Write {
  let version = 0;
  return {
    name: AUTOSAVE,
    prepare: async () => {},
    async run() {
      const form = {
        side: "self",
        intent: "save",
        competency: unrated,
        rating: String(1 + (version % 5)),
        note: `words ${version}`,
        version: String(version),
      };
      const reply = requireStatus(await send(client, paths.saveRating(selfAssessment), form), 200, "an autosave");
      version += 1;
      return reply;
    },
  };
}

/** Posts the whole form as a browser does, unchanged, with the button that submits; takes it back in between. */
export function submission(client: Client, { selfAssessment }: BenchWorld, form: URLSearchParams): Write {
  const place = paths.selfAssessment(selfAssessment);
  const post = async (fields: Form, what: string) => {
    const reply = requireStatus(await send(client, place, fields), 302, what);
    return reply;
  };
  let isSubmitted = false;
  form.set("intent", "submit-unrated");
  return {
    name: "submit of an assessment",
    async prepare() {
      if (isSubmitted) await post({ intent: "withdraw" }, "a withdrawal");
      isSubmitted = false;
    },
    async run() {
      const reply = await post(form, "a submission");
      isSubmitted = true;
      return reply;
    },
  };
}
