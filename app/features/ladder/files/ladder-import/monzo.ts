import { type DraftCompetency, type DraftRole, type DraftTrack, type LadderDraft, stepOf } from "./draft";
import { clean, joinExamples, toName } from "./fit-text";
import { readMarkdownBody, splitFrontMatter } from "./front-matter";
import { toId } from "./ids";
import type { ImportLog, Where } from "./log";
import { readYaml } from "./read-yaml";
import { levelsAsScale } from "./scale";
import { type MapNode, type SourceNode, TreeReader } from "./source-tree";

type Criterion = { text: string; examples: string[]; where: Where };
type Level = { level: number; criteria: Criterion[]; where: Where };
type Topic = { id: string; title: string; meaning: string | null; where: Where; levels: Level[] };
type Framework = {
  title: string;
  track: string;
  where: Where;
  about: string[];
  topics: Topic[];
  levelNames: string[];
  levelCount: number;
};

/**
 * Frameworks in Markdown whose front matter holds `topics`, each with criteria by level. Each file becomes a track, each of its levels a role, each topic a
 * competency (and an axis); the levels are the scale. Topics that are the same in several files become one competency.
 */
export function readMonzo(
  files: { path: string; text: string }[],
  log: ImportLog,
): { draft: LadderDraft | null; trees: SourceNode[] } {
  const trees: SourceNode[] = [];
  const frameworks = files.flatMap((file) => readFramework(file, trees, log) ?? []);
  const [first] = frameworks;
  if (!first || log.errors.length > 0) return { draft: null, trees };
  const highest = Math.max(...frameworks.map(({ levelCount }) => levelCount));
  const longest = frameworks.find(({ levelNames }) => levelNames.length > 0)?.levelNames ?? [];
  const levels = Array.from({ length: highest }, (_, index) => ({
    name: longest[index] ?? `Level ${index + 1}`,
    where: first.where,
  }));
  const { scale, stepAt } = levelsAsScale(levels, log);
  log.mapped(first.where, `the ${highest} levels became the scale`);
  const shared = new Map<
    string,
    { name: string; competencies: { key: string; content: string; draft: DraftCompetency }[] }
  >();
  const tracks = frameworks.map((framework) => toTrack(framework, frameworks.length > 1, shared, stepAt, log));
  log.guessed(first.where, "the weight of every expectation: core");
  return {
    trees,
    draft: {
      where: first.where,
      id: frameworks.length === 1 ? toId(toName(first.title).name) || null : null,
      name: frameworks.length === 1 ? first.title : frameworks.map(({ track }) => toName(track).name).join(" and "),
      summary: first.about[0] ?? null,
      scale,
      categories: [...shared.values()].map(({ name, competencies }) => ({
        id: null,
        name,
        where: competencies[0]?.draft.where ?? first.where,
        competencies: competencies.map(({ draft }) => draft),
      })),
      tracks,
      promotionRule: null,
    },
  };
}

function readFramework(
  { path, text }: { path: string; text: string },
  trees: SourceNode[],
  log: ImportLog,
): Framework | null {
  const parts = splitFrontMatter(path, text, log);
  if (!parts) return null;
  const root = readYaml(path, text, log, parts.from, parts.to);
  if (!root) return null;
  const body = readMarkdownBody(path, text, parts.bodyFrom);
  trees.push(root, body);
  const read = new TreeReader(log);
  const front = read.map(root);
  const topicNodes = read.maps(read.at(front, "topics"));
  if (!front || topicNodes.length === 0) {
    if (front) log.error(front.where, 'the front matter has no "topics"');
    return null;
  }
  const topics = topicNodes.flatMap((node) => readTopic(read, node, log) ?? []);
  const { levelNames, count } = readLevels(read, front, topics, log);
  const title = read.text(front, "title", "name");
  const sidebar = read.text(front, "sidebarTitle");
  const fileName = path.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
  if (!title) log.guessed(front.where, `the name of the framework: the file's, "${fileName}"`);
  return {
    title: title?.text ?? fileName,
    track: (sidebar ?? title)?.text ?? fileName,
    where: front.where,
    about: read.texts(body).map((section) => section.text),
    topics,
    levelNames,
    levelCount: count,
  };
}

/** `levels: 6`, or their names; topics that go further count too. */
function readLevels(
  read: TreeReader,
  front: MapNode,
  topics: Topic[],
  log: ImportLog,
): { levelNames: string[]; count: number } {
  const node = read.at(front, "levels");
  const levelNames = node?.kind === "list" ? read.texts(node).map(({ text }) => clean(text)) : [];
  const said = levelNames.length || (node?.kind === "text" ? (read.wholeNumber(node) ?? 0) : 0);
  const reached = Math.max(0, ...topics.flatMap(({ levels }) => levels.map(({ level }) => level)));
  const count = Math.min(Math.max(said, reached), MAX_LEVELS);
  if (node && reached > said) log.guessed(node.where, `the number of levels: ${count}, as a topic goes that far`);
  if (!node) log.guessed(front.where, `the number of levels: ${count}, as far as the topics go`);
  return { levelNames, count };
}

/** No ladder has as many; a mistyped number must not make thousands of roles. */
const MAX_LEVELS = 30;

function readTopic(read: TreeReader, node: MapNode, log: ImportLog): Topic | null {
  const name = read.text(node, "name", "id");
  const title = read.text(node, "title");
  const label = title ?? name;
  if (!label) {
    log.error(node.where, "this topic has neither a name nor a title");
    return null;
  }
  // "impact: ambiguity and impact of their work": what it is called, and what it covers.
  const [, head, tail] = title ? [] : (/^([^:]{2,60}): (.+)$/s.exec(clean(label.text)) ?? []);
  const meaning = read.text(node, "description", "summary")?.text ?? null;
  const covers = tail ? tail.charAt(0).toUpperCase() + tail.slice(1) : null;
  const levels = read.maps(read.at(node, "content", "levels")).flatMap((level) => readLevel(read, level, log) ?? []);
  return {
    id: head ?? (name ?? label).text.trim(),
    title: head ?? label.text,
    meaning: [covers, meaning].filter((text) => text !== null).join(". ") || null,
    where: node.where,
    levels,
  };
}

function readLevel(read: TreeReader, node: MapNode, log: ImportLog): Level | null {
  const level = read.wholeNumber(read.at(node, "level"));
  if (level === null || level < 1 || level > MAX_LEVELS) {
    const place = read.at(node, "level")?.where ?? node.where;
    if (level !== null) log.error(place, `level ${level} is not between 1 and ${MAX_LEVELS}`);
    else if (log.errors.length === 0) log.error(place, "this part of a topic has no level");
    return null;
  }
  const criteria = ["criteria", "exampleCriteria"].flatMap((key) =>
    read.items(read.at(node, key)).flatMap((item): Criterion[] => {
      if (item.kind === "text") {
        const text = read.take(item);
        return text ? [{ text: text.text, examples: [], where: item.where }] : [];
      }
      const map = read.map(item);
      const text = read.text(map, "criteria", "criterion", "text", "name");
      const examples = read.texts(read.at(map, "examples", "example")).map((example) => clean(example.text));
      if (text) return [{ text: text.text, examples, where: item.where }];
      if (map) log.error(map.where, "these examples have no criterion");
      return [];
    }),
  );
  return { level, criteria, where: node.where };
}

function toTrack(
  framework: Framework,
  isOneOfSeveral: boolean,
  shared: Map<string, { name: string; competencies: { key: string; content: string; draft: DraftCompetency }[] }>,
  stepAt: (index: number) => number,
  log: ImportLog,
): DraftTrack {
  const trackName = framework.track.replace(/\bframework\b/i, "").trim() || framework.track;
  const track = toName(trackName).name;
  const keys = framework.topics.map((topic) => {
    const { name } = toName(topic.title);
    const category = shared.get(name) ?? { name: topic.title, competencies: [] };
    shared.set(name, category);
    const content = JSON.stringify([
      topic.id,
      topic.meaning,
      topic.levels.map(({ level, criteria }) => [level, criteria.map(({ text, examples }) => [text, examples])]),
    ]);
    const same = category.competencies.find((competency) => competency.content === content);
    if (same) {
      log.mapped(topic.where, `topic "${name}" is the same as in another file: one competency`);
      return same.key;
    }
    const isAlone = category.competencies.length === 0;
    const draft = toCompetency(
      topic,
      isAlone ? topic.title : `${name} (${track})`,
      `${framework.where.path}\0${topic.where.line}`,
      stepAt,
    );
    category.competencies.push({ key: draft.key, content, draft });
    log.mapped(topic.where, `topic "${name}" became a competency${isAlone ? ", and an axis of its own" : ""}`);
    return draft.key;
  });
  log.mapped(framework.where, `each level of "${track}" became a role`);
  log.guessed(
    framework.where,
    "what a role expects of a topic that its level does not describe: the level described last",
  );
  const roles = Array.from({ length: framework.levelCount }, (_, index): DraftRole => {
    const label = framework.levelNames[index] ?? `level ${index + 1}`;
    const levelName = framework.levelNames[index] && !isOneOfSeveral ? label : `${track}, ${label}`;
    return {
      id: toId(`${track} ${label.replace(/^level /, "")}`) || null,
      name: levelName,
      where: framework.where,
      summary: null,
      atAGlance: [],
      responsibilities: [],
      expectations: framework.topics.flatMap((topic, at) => {
        const described = topic.levels.filter(({ level, criteria }) => level <= index + 1 && criteria.length > 0);
        if (described.length === 0) return [];
        const step = stepAt(Math.max(...described.map(({ level }) => level)) - 1);
        return [{ competency: keys[at] ?? "", step, weight: "core" as const, why: null }];
      }),
    };
  });
  return {
    id: null,
    name: trackName,
    where: framework.where,
    summary: framework.about.slice(1).join(" ") || null,
    roles: withoutRepeats(roles),
  };
}

/** Two topics of one file with the same words are one competency, expected once. */
function withoutRepeats(roles: DraftRole[]): DraftRole[] {
  return roles.map((role) => ({
    ...role,
    expectations: role.expectations.filter(
      ({ competency }, index, all) => all.findIndex((other) => other.competency === competency) === index,
    ),
  }));
}

function toCompetency(topic: Topic, name: string, key: string, stepAt: (index: number) => number): DraftCompetency {
  // The same topic of a second file is another competency, named after its track.
  const id = name === topic.title && topic.id !== topic.title ? topic.id : null;
  const competency: DraftCompetency = { key, id, name, where: topic.where, meaning: topic.meaning, steps: [] };
  for (const { level, criteria, where } of topic.levels) {
    const content = stepOf(competency, stepAt(level - 1), where);
    for (const { text, examples } of criteria) {
      content.criteria.push({ id: null, text });
      content.evidence.push(...joinExamples(examples));
    }
  }
  return competency;
}
