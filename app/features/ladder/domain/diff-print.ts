import type { Change, LadderDiff, VersionName } from "./diff-types";

/** Changes of one competency or role together, in the diff's order. */
export type ChangeGroup = { key: string; title: string; changes: Change[] };

/** The changes by what they are about, for lists with headings: the ladder, the scale, each competency, each role. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of changes) {
    const { kind, id, name } = change.subject;
    const key = id === null ? kind : `${kind}/${id}`;
    const group = groups.get(key) ?? { key, title: name, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `12 changes, 3 of them breaking`. */
export function countChanges({ changes }: LadderDiff): string {
  if (changes.length === 0) return "No changes";
  const breaking = changes.filter((change) => change.breaking).length;
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  if (breaking === 0) return `${count}, none breaking`;
  return changes.length === 1 ? `${count}, breaking` : `${count}, ${breaking} of them breaking`;
}

/** For a terminal: a heading per subject, a `!` before what breaks and its reason below. */
export function printDiffAsText(diff: LadderDiff): string {
  const lines = groupChanges(diff.changes).flatMap(({ title, changes }) => [
    "",
    title,
    ...changes.flatMap(({ sentence, breaking, reason }) => [
      `  ${breaking ? "!" : "-"} ${sentence}`,
      ...(reason === null ? [] : [`      ${reason}`]),
    ]),
  ]);
  return [`${versions(diff)}: ${countChanges(diff)}`, ...lines].map(withoutControls).join("\n");
}

/** For a pull request or a wiki: headings and lists, with every mark of the ladder's own texts shown as it is. */
export function printDiffAsMarkdown(diff: LadderDiff): string {
  const lines = groupChanges(diff.changes).flatMap(({ title, changes }) => [
    "",
    `## ${escapeMarkdown(title)}`,
    "",
    ...changes.map(
      ({ sentence, reason }) =>
        `- ${reason === null ? "" : "**Breaking.** "}${escapeMarkdown(sentence)}${reason === null ? "" : ` ${escapeMarkdown(reason)}`}`,
    ),
  ]);
  return [`# ${escapeMarkdown(versions(diff))}`, "", `${countChanges(diff)}.`, ...lines, ""].join("\n");
}

/** For machines: the whole diff, enough to make the newer version from the older one. */
export function printDiffAsJson(diff: LadderDiff): string {
  return JSON.stringify(diff, null, 2);
}

function versions({ before, after }: LadderDiff): string {
  const name = ({ name, version }: VersionName) => `${name} ${version}`;
  return before.name === after.name ? `${name(before)} → ${after.version}` : `${name(before)} → ${name(after)}`;
}

/** A ladder's text must not move the cursor or colour the terminal. */
function withoutControls(line: string): string {
  return line.replace(/\p{Cc}+/gu, " ");
}

/** The text on one line, with no letter of it taken for markup. */
export function escapeMarkdown(text: string): string {
  return withoutControls(text)
    .replace(/[\\`*_{}[\]<>#+!|~&]/g, "\\$&")
    .replace(/^(\s*)([-=])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2");
}
