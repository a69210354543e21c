import { proficiencyOf } from "#app/features/assessment/domain/rating";
import { escapeMarkdown, type FormattedText, printMarkdown } from "#app/kernel/formatted-text";
import { joinWords } from "#app/kernel/words";
import { RECOMMENDATION_WORDS } from "./lifecycle";
import {
  type CasePacket,
  type PacketCompetency,
  type PacketPiece,
  type Shown,
  STATE_WORDS,
  sayCriteria,
  sayNotRecommended,
  THIN_WORDS,
} from "./packet";

export type Frozen = { submittedAt: string; hash: string };

const strength = ({ state, reasons }: Pick<Shown, "state" | "reasons">) =>
  reasons.length === 0
    ? STATE_WORDS[state].toLowerCase()
    : `${STATE_WORDS[state].toLowerCase()} (${joinWords(reasons.map((reason) => THIN_WORDS[reason]))})`;

/** A case as Markdown, complete: every criterion, every piece, and the number of the submission where there is one. */
export function printCaseMarkdown(packet: CasePacket<FormattedText>, frozen: Frozen | null): string {
  const { person, target, ladder, recommendation, readiness } = packet;
  const lines = [
    `# ${escapeMarkdown(person.name)}, for ${escapeMarkdown(target.role)}`,
    "",
    frozen
      ? `Submitted ${frozen.submittedAt}. SHA-256 of what was submitted: ${frozen.hash}`
      : "A draft: it is not submitted.",
    "",
    `${escapeMarkdown(person.role)} today. ${escapeMarkdown(ladder.name)}, version ${escapeMarkdown(ladder.version)}.`,
    "",
    "## Summary",
    "",
    printMarkdown(packet.summary) || "No summary.",
    "",
    "## The manager’s recommendation",
    "",
    ...(recommendation
      ? [
          `${escapeMarkdown(packet.manager ?? "")}: ${RECOMMENDATION_WORDS[recommendation.verdict].toLowerCase()} (${recommendation.on})`,
          "",
          printMarkdown(recommendation.words),
        ]
      : [escapeMarkdown(sayNotRecommended(packet, (day) => day))]),
    "",
    ...(readiness
      ? [
          "## What the ladder’s rule says",
          "",
          escapeMarkdown(readiness.headline),
          "",
          ...readiness.details.map((one) => `- ${escapeMarkdown(one)}`),
          "",
          ...printList("What would change it:", readiness.wouldChange ?? []),
        ]
      : []),
    ...printCategories(packet),
    "## Competency by competency",
    "",
    ...packet.competencies.flatMap((competency) => printCompetency(competency, packet)),
    "## Evidence",
    "",
    ...packet.evidence.flatMap((piece) => printPiece(piece, packet)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const mean = (value: number | null) => (value === null ? "–" : String(Math.round(value * 10) / 10));

function printCategories({ categories, cycles, target }: CasePacket<unknown>): string[] {
  const names = (cycles ?? []).map(({ name }) => escapeMarkdown(name));
  return [
    "## Category averages",
    "",
    `| Category | ${[escapeMarkdown(target.role), ...names].join(" | ")} |`,
    `| --- | ${["---:", ...names.map(() => "---:")].join(" | ")} |`,
    ...categories.map(({ name, target: asked, means }) => {
      const cells = means.map((each) => `${mean(each.mean)} (n = ${each.rated} of ${each.of})`);
      return `| ${[escapeMarkdown(name), mean(asked), ...cells].join(" | ")} |`;
    }),
    "",
  ];
}

function printCompetency(competency: PacketCompetency<FormattedText>, { cycles }: CasePacket<unknown>): string[] {
  const ratings = (cycles ?? []).map(({ name, kind }, index) => {
    const rating = competency.ratings[index];
    const level = proficiencyOf(rating);
    return `- ${escapeMarkdown(name)}: ${level === null ? (rating?.state === "not-observed" ? "not observed" : "not rated") : `${level}, ${kind}`}`;
  });
  return [
    `### ${escapeMarkdown(competency.name)}`,
    "",
    `Asked for: ${escapeMarkdown(competency.expected.name)} (${competency.expected.level}), ${competency.weight}. Evidence: ${[strength(competency), sayCriteria(competency)].filter(Boolean).join(", ")}.`,
    "",
    ...(ratings.length > 0 ? [...ratings, ""] : []),
    printMarkdown(competency.narrative) || "No words on this.",
    "",
    ...competency.criteria.map(({ text, pieces, ...shown }) => {
      const numbers = pieces.length === 0 ? "" : `: ${joinWords(pieces.map(String))}`;
      return `- ${escapeMarkdown(text)} – ${strength(shown)}${numbers}`;
    }),
    "",
  ];
}

const PARTS = [
  ["problem", "The problem"],
  ["choice", "The choice"],
  ["result", "The result"],
  ["risk", "The risk handled"],
] as const;

function printPiece(piece: PacketPiece<FormattedText>, { competencies }: CasePacket<unknown>): string[] {
  const names = piece.shows.map((id) => competencies.find((each) => each.id === id)?.name ?? id);
  return [
    `### ${piece.number}. ${escapeMarkdown(piece.title)}`,
    "",
    `${piece.happenedOn ?? "No date"}. Shows ${escapeMarkdown(joinWords(names))}.`,
    "",
    ...PARTS.flatMap(([key, label]) =>
      piece[key] === ""
        ? []
        : [`**${label}:**${typeof piece[key] === "string" ? " " : "\n\n"}${printMarkdown(piece[key])}`, ""],
    ),
    ...piece.links.map((link) => `- <${link.replaceAll(">", "%3E").replaceAll("<", "%3C")}>`),
    ...(piece.links.length > 0 ? [""] : []),
    ...piece.vouches.flatMap(({ name, words, on }) => [
      ...(words === "" ? [] : words.split("\n").map((line) => `> ${escapeMarkdown(line)}`)),
      ...(words === "" ? [] : [">"]),
      `> ${escapeMarkdown(name)} endorsed this, ${on}`,
      "",
    ]),
  ];
}

function printList(lead: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [lead, "", ...sentences.map((one) => `- ${escapeMarkdown(one)}`), ""];
}
