import type { Day } from "#app/kernel/day";
import type { GatheredCompetency } from "./feedback";

/** All growth data of one person, with names instead of ids: the download. */
export type GrowthExport = {
  name: string;
  exportedOn: Day;
  goals: readonly {
    competency: string;
    step: string;
    state: string;
    dropReason: string;
    why: string;
    helpNeeded: string;
    dueOn: Day | null;
    criteria: readonly string[];
    actions: readonly { text: string; dueOn: Day | null; doneOn: Day | null; evidence: string | null }[];
  }[];
  checkIns: readonly {
    heldOn: Day;
    with: string;
    notes: string;
    myPrivateNote: string;
    followUps: readonly { text: string; owner: string; dueOn: Day | null; doneOn: Day | null }[];
  }[];
  feedback: readonly {
    about: readonly string[];
    question: string;
    askedOn: Day;
    named: boolean;
    answers: number;
    /** Null while the answers may not be read. */
    gathered:
      | readonly {
          competency: string;
          criteria: readonly { text: string; seen: number; notSeen: number; cannotSay: number }[];
          words: GatheredCompetency["words"];
        }[]
      | null;
  }[];
};

/** The export as Markdown. Words of people stand as they wrote them, quoted, so that they cannot pass for headings. */
export function toMarkdown({ name, exportedOn, goals, checkIns, feedback }: GrowthExport): string {
  const lines = [`# Growth of ${inLine(name)}`, "", `Exported on ${exportedOn}.`, "", "## Goals", ""];
  if (goals.length === 0) lines.push("None.", "");
  for (const goal of goals) {
    lines.push(`### ${inLine(goal.competency)}`, "");
    lines.push(`- ${goal.state}, ${goal.step}${goal.dueOn ? `, by ${goal.dueOn}` : ""}`, "");
    pushWords(lines, "Dropped because", goal.dropReason);
    pushWords(lines, "Why it matters", goal.why);
    pushWords(lines, "Help needed", goal.helpNeeded);
    pushList(lines, "What would show it", goal.criteria.map(inLine));
    pushList(
      lines,
      "Actions",
      goal.actions.map(({ text, dueOn, doneOn, evidence }) => {
        const day = doneOn ? ` (done ${doneOn})` : dueOn ? ` (by ${dueOn})` : "";
        return `[${doneOn ? "x" : " "}] ${inLine(text)}${day}${evidence ? `, shown by: ${inLine(evidence)}` : ""}`;
      }),
    );
  }
  lines.push("## Check-ins", "");
  if (checkIns.length === 0) lines.push("None.", "");
  for (const checkIn of checkIns) {
    lines.push(`### ${checkIn.heldOn} with ${inLine(checkIn.with)}`, "");
    pushWords(lines, "Shared notes", checkIn.notes);
    pushWords(lines, "My private note", checkIn.myPrivateNote);
    pushList(
      lines,
      "Follow-ups",
      checkIn.followUps.map(({ text, owner, dueOn, doneOn }) => {
        const day = doneOn ? `, done ${doneOn}` : dueOn ? `, by ${dueOn}` : "";
        return `[${doneOn ? "x" : " "}] ${inLine(text)} (${inLine(owner)}${day})`;
      }),
    );
  }
  lines.push("## Feedback", "");
  if (feedback.length === 0) lines.push("None.", "");
  for (const request of feedback) pushFeedback(lines, request);
  return `${lines.join("\n").trimEnd()}\n`;
}

function pushFeedback(lines: string[], request: GrowthExport["feedback"][number]): void {
  lines.push(`### ${request.askedOn}: ${request.about.map(inLine).join(", ")}`, "");
  lines.push(`- ${request.named ? "with names" : "without names"}, ${request.answers} answered`, "");
  pushWords(lines, "Question", request.question);
  if (request.gathered === null) lines.push("The answers cannot be read.", "");
  for (const { competency, criteria, words } of request.gathered ?? []) {
    pushList(
      lines,
      inLine(competency),
      criteria.map(
        ({ text, seen, notSeen, cannotSay }) =>
          `${inLine(text)}: seen ${seen}, not seen ${notSeen}, cannot say ${cannotSay}`,
      ),
    );
    for (const { text, author } of words) pushWords(lines, author ?? "Without a name", text);
  }
}

function pushList(lines: string[], title: string, items: readonly string[]): void {
  if (items.length > 0) lines.push(`${title}:`, "", ...items.map((item) => `- ${item}`), "");
}

function pushWords(lines: string[], title: string, text: string): void {
  if (text === "") return;
  lines.push(`${inLine(title)}:`, "", ...text.split(/\r?\n/).map((line) => `> ${line}`.trimEnd()), "");
}

/** On one line, with nothing that Markdown would read as more than words. */
const inLine = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|]/g, "\\$&");
