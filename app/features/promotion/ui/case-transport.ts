import type { WordsAnswer } from "#app/features/promotion/domain/words-answer";
import { DRAFT_FIELD } from "#app/kernel/form-draft";
import { REQUEST_KEY } from "#app/kernel/request-key";
import { type DraftTransport, postDraft, readAnswer } from "#app/ui/forms/drafts/transport";

/**
 * Saves the form into the case itself. The form's own version and what it was ticked with follow each save, so that its
 * Save button compares with what is stored, and a tick that was saved can be taken away again.
 */
export function createCaseTransport(url: string, form: HTMLFormElement): DraftTransport {
  let version = 0;
  let ticked: string[] | null = null;
  form.addEventListener("formdata", ({ formData }) => {
    formData.set("version", String(Math.max(version, Number(formData.get("version")))));
    if (ticked === null) return;
    formData.delete("was");
    for (const choice of ticked) formData.append("was", choice);
  });
  const send = async () => {
    const formData = new FormData(form);
    // Each save is a request of its own.
    for (const name of [REQUEST_KEY, DRAFT_FIELD]) formData.delete(name);
    const fields = [...formData].map(([name, value]) => [name, String(value)]);
    const answer = await readAnswer<WordsAnswer>(await postDraft(url, new URLSearchParams(fields)));
    if (typeof answer === "string") return answer;
    // Another tab's version counts once its text was seen and this one kept: till then the Save button is refused as well.
    if (answer.ok) version = answer.version;
    ticked = formData.getAll("choice").map(String);
    return answer;
  };
  return {
    load: async () => ({ draft: null }),
    async save({ fields, base, version: known }) {
      version = Math.max(version, known);
      const answer = await send();
      if (typeof answer === "string" || answer.ok) return answer;
      const { current } = answer;
      return {
        ok: false,
        current: { fields: { ...fields, text: [current.text] }, base, version: current.version, savedAt: "" },
      };
    },
    async discard() {
      const answer = await send();
      if (typeof answer === "string") return answer;
      return answer.ok ? null : "refused";
    },
  };
}
