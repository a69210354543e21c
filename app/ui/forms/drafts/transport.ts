import type { DraftAnswer, DraftFields, StoredDraft } from "#app/kernel/form-draft";
import { paths } from "#app/paths";

/** A request that takes longer counts as lost. */
const TIMEOUT_MS = 15_000;

/** No answer that says anything; a redirect to the sign-in page; or a refusal, such as of a text that is too long. */
export type Failure = "unreachable" | "signed-out" | "refused";
export type DraftToSend = { fields: DraftFields; base: string; version: number };

export type DraftTransport = {
  load(): Promise<{ draft: StoredDraft | null } | Failure>;
  save(draft: DraftToSend): Promise<DraftAnswer | Failure>;
  discard(): Promise<Failure | null>;
};

async function request(url: string, init: RequestInit = {}): Promise<Response | Failure> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    if (response.type === "opaqueredirect") return "signed-out";
    if (response.ok) return response;
    return response.status >= 500 || response.status === 429 ? "unreachable" : "refused";
  } catch {
    return "unreachable";
  }
}

/** Reads an answer as JSON. */
export async function readAnswer<T>(answer: Response | Failure): Promise<T | Failure> {
  if (typeof answer === "string") return answer;
  return answer.json().catch((): Failure => "unreachable");
}

export const postDraft = (url: string, body: URLSearchParams) =>
  request(url, {
    ...{ method: "POST", body },
    // A page that is going away may still finish what it sends.
    keepalive: document.visibilityState === "hidden",
  });

type Drafts = Record<string, StoredDraft>;
const loading = new Map<string, Promise<Drafts | Failure>>();

/** The drafts of a page. Its forms begin at once and share one request. */
function loadDrafts(page: string): Promise<Drafts | Failure> {
  const running = loading.get(page);
  if (running) return running;
  const drafts = request(paths.formDrafts({ page }))
    .then((answer) => readAnswer<Drafts>(answer))
    .finally(() => loading.delete(page));
  loading.set(page, drafts);
  return drafts;
}

export function createDraftTransport(form: string): DraftTransport {
  const post = (fields: Record<string, string>) =>
    postDraft(paths.formDrafts(), new URLSearchParams({ form, ...fields }));
  return {
    async load() {
      const drafts = await loadDrafts(form.slice(0, form.indexOf("#")));
      return typeof drafts === "string" ? drafts : { draft: drafts[form] ?? null };
    },
    save: async ({ fields, base, version }) =>
      readAnswer<DraftAnswer>(
        await post({ intent: "save", fields: JSON.stringify(fields), base, version: `${version}` }),
      ),
    async discard() {
      const answer = await post({ intent: "discard" });
      return typeof answer === "string" ? answer : null;
    },
  };
}
