import { paths } from "#app/paths";
import { fillControls, readControls } from "./controls";
import { DraftSaver, type DraftState } from "./saver";
import type { DraftTransport } from "./transport";

/** On the clock of the person's own browser; another day than today is said. */
function clockOf(savedAt: string): string {
  const at = new Date(savedAt);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${at.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${time}`;
}

/** A draft waits for its form to be sent; a form that saves itself has no draft. */
export type Keeping = "draft" | "saves-itself";

type Line = { text: string; acts: [label: string, act: () => void][] };

function lineOf(state: DraftState, saver: DraftSaver, keeping: Keeping): Line {
  const isDraft = keeping === "draft";
  const say = (text: string, ...acts: Line["acts"]): Line => ({ text, acts });
  const keep = () => saver.keepMine();
  const use = () => saver.useOther();
  switch (state.kind) {
    case "none":
      return say("");
    case "restored":
      return isDraft
        ? say(`Draft from ${clockOf(state.savedAt)}. Only you can see it.`, ["Discard", () => void saver.discard()])
        : say("");
    case "saved":
      return say(`${isDraft ? "Draft saved" : "Saved"} ${clockOf(state.savedAt)}`);
    case "offered":
      return say(
        `Draft from ${clockOf(state.savedAt)}. This page has changed since.`,
        ["Use draft", use],
        ["Discard", keep],
      );
    case "elsewhere":
      return state.savedAt === null
        ? say("Sent or discarded in another tab.", ["Keep this as a draft", keep])
        : say(
            `Changed in another tab${isDraft ? ` at ${clockOf(state.savedAt)}` : ""}. Nothing is saved here until you choose.`,
            ["Use the other text", use],
            ["Keep this text", keep],
          );
    case "unreachable":
      return say(`${isDraft ? "Draft not saved" : "Not saved"}. Cairn tries again.`);
    case "signed-out":
      return say(`You’re signed out, so this ${isDraft ? "draft " : ""}isn’t saved.`);
    case "refused":
      return say(isDraft ? "This is too long to save as a draft." : "This can’t be saved. Press Save to see why.");
  }
}

function button(label: string, act: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "ml-2 text-accent underline underline-offset-2";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}

/** A new tab: the text stays here, and is saved once its writer is back. */
function signInLink(): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = paths.signIn();
  link.target = "_blank";
  link.rel = "noopener";
  link.className = "ml-2 text-accent underline underline-offset-2";
  link.textContent = "Sign in (opens a new tab)";
  return link;
}

/** Keeps what is typed into a form, and says in `output` how that goes. Gives what ends it. */
export function keepDraft(
  form: HTMLFormElement,
  output: HTMLOutputElement,
  transport: DraftTransport,
  keeping: Keeping,
): () => void {
  const saver = new DraftSaver(
    {
      read: (of) => readControls(form, of),
      fill: (fields) => fillControls(form, fields),
      tell(state) {
        const { text, acts } = lineOf(state, saver, keeping);
        // One "saved" is enough for a screen reader; everything else is said each time.
        output.ariaLive = state.kind === "saved" && output.dataset.saved ? "off" : "polite";
        if (state.kind === "saved") output.dataset.saved = "yes";
        const parts = acts.map(([label, act]) => button(label, act));
        output.replaceChildren(text, ...parts, ...(state.kind === "signed-out" ? [signInLink()] : []));
        if (text === "") output.replaceChildren();
      },
    },
    transport,
    { start: (run, milliseconds) => setTimeout(run, milliseconds), cancel: (timer) => clearTimeout(timer as number) },
  );
  const edited = () => saver.edited();
  const submitted = () => saver.submitted();
  const emptied = () => void saver.discard();
  const flush = () => void saver.flush();
  const ask = (event: BeforeUnloadEvent) => {
    if (saver.isAtRisk) event.preventDefault();
  };
  form.addEventListener("input", edited);
  form.addEventListener("change", edited);
  form.addEventListener("submit", submitted);
  // A form is emptied once it was accepted without leaving the page.
  form.addEventListener("reset", emptied);
  // A hidden page may not come back; of a visible one the reader may have signed in elsewhere.
  document.addEventListener("visibilitychange", flush);
  window.addEventListener("beforeunload", ask);
  void saver.begin();
  return () => {
    saver.stop();
    form.removeEventListener("input", edited);
    form.removeEventListener("change", edited);
    form.removeEventListener("submit", submitted);
    form.removeEventListener("reset", emptied);
    document.removeEventListener("visibilitychange", flush);
    window.removeEventListener("beforeunload", ask);
  };
}
