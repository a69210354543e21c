import { didYouMean, quote } from "#app/kernel/nearest";
import { clean } from "./fit-text";
import type { ImportLog, Where } from "./log";
import { type MapNode, type SourceNode, type TextNode, TreeReader } from "./source-tree";

export type FileTree = { path: string; root: SourceNode };

export type Skill = {
  id: string;
  name: string;
  where: Where;
  description: string | null;
  /** By proficiency, as written in the source. */
  descriptions: Map<string, TextNode>;
  markers: Map<string, string[]>;
};
export type Capability = {
  id: string;
  name: string;
  where: Where;
  rank: number;
  description: TextNode | null;
  skills: Skill[];
  professional: MapNode | null;
  management: MapNode | null;
};
export type Behaviour = {
  id: string;
  name: string;
  where: Where;
  description: string | null;
  maturities: Map<string, TextNode>;
};
export type Level = {
  id: string;
  where: Where;
  rank: number;
  professionalTitle: string;
  managementTitle: string;
  qualification: string | null;
  base: Map<string, TextNode>;
  maturity: TextNode | null;
  glance: { label: string; text: string }[];
  variables: Map<string, string>;
};

/** Words like `role_modeling` and `roleModeling` are one. */
export const plain = (word: string) =>
  word
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[\s_]+/g, "-")
    .trim();

const stem = (path: string) => path.replace(/^.*\//, "").replace(/\.ya?ml$/i, "");
const isIndex = (path: string) => stem(path).startsWith("_");

/** The files of a standard, found by the folders they are in. */
export class StandardFiles {
  readonly read: TreeReader;

  constructor(
    private readonly files: FileTree[],
    private readonly log: ImportLog,
  ) {
    this.read = new TreeReader(log);
  }

  /** The one file of this name, wherever it is. */
  file(...names: string[]): SourceNode | null {
    return this.files.find(({ path }) => names.includes(stem(path)))?.root ?? null;
  }

  /** The files of a folder, each with its name; the index of the folder is taken as far as it names files that are there. */
  folder(name: string): { id: string; map: MapNode }[] {
    const inFolder = this.files.filter(({ path }) => new RegExp(`(^|/)${name}/[^/]+$`).test(path));
    const stems = new Set(inFolder.map(({ path }) => stem(path)));
    for (const { path, root } of inFolder) {
      if (!isIndex(path)) continue;
      for (const item of this.read.items(this.read.at(this.read.map(root), "files"))) {
        if (item.kind === "text" && stems.has(stem(item.text))) this.read.take(item);
      }
    }
    return inFolder.flatMap(({ path, root }) => {
      const map = isIndex(path) ? null : this.read.map(root);
      return map ? [{ id: this.read.text(map, "id")?.text.trim() ?? stem(path), map }] : [];
    });
  }

  capabilities(): Capability[] {
    const { read } = this;
    const seen = new Set<string>();
    const capabilities = this.folder("capabilities").map(({ id, map }, index): Capability => {
      const name = read.text(map, "name", "title");
      return {
        id,
        name: name?.text ?? id,
        where: map.where,
        rank: read.wholeNumber(read.at(map, "ordinalRank")) ?? 1000 + index,
        description: read.text(map, "description"),
        professional: read.map(read.at(map, "professionalResponsibilities")),
        management: read.map(read.at(map, "managementResponsibilities")),
        skills: read.maps(read.at(map, "skills")).flatMap((skill) => {
          const made = this.skill(skill);
          if (made && seen.has(made.id)) this.log.error(skill.where, `skill ${quote(made.id)} is given twice`);
          if (made) seen.add(made.id);
          return made ?? [];
        }),
      };
    });
    return capabilities.sort((a, b) => a.rank - b.rank);
  }

  private skill(map: MapNode): Skill | null {
    const { read } = this;
    const human = read.map(read.at(map, "human"));
    const id = read.text(map, "id");
    const name = read.text(map, "name", "title") ?? id;
    if (!name) {
      this.log.error(map.where, "this skill has neither an id nor a name");
      return null;
    }
    const markers = new Map<string, string[]>();
    for (const { key, value } of read.map(read.at(map, "markers"))?.entries ?? []) {
      const own = value.kind === "map" ? read.at(value, "human") : value;
      markers.set(
        plain(key),
        read.texts(own).map(({ text }) => clean(text)),
      );
    }
    return {
      id: (id ?? name).text.trim(),
      name: name.text,
      where: map.where,
      description: (read.text(human, "description") ?? read.text(map, "description"))?.text ?? null,
      descriptions: this.textsByKey(
        read.at(human, "proficiencyDescriptions", "levelDescriptions") ??
          read.at(map, "proficiencyDescriptions", "levelDescriptions"),
      ),
      markers,
    };
  }

  behaviours(): Behaviour[] {
    const { read } = this;
    return this.folder("behaviours").map(({ id, map }) => {
      const human = read.map(read.at(map, "human")) ?? map;
      return {
        id,
        name: read.text(map, "name", "title")?.text ?? id,
        where: map.where,
        description: read.text(human, "description")?.text ?? null,
        maturities: this.textsByKey(read.at(human, "maturityDescriptions")),
      };
    });
  }

  levels(): Level[] {
    const { read } = this;
    const root = this.file("levels", "grades");
    const nodes = root?.kind === "map" ? (read.at(root, "levels", "grades") ?? root) : root;
    const seen = new Set<string>();
    const levels = read.maps(nodes).flatMap((map, index): Level[] => {
      const id = read.text(map, "id");
      if (!id) {
        this.log.error(map.where, "this level has no id");
        return [];
      }
      if (seen.has(id.text)) this.log.error(id.where, `level ${quote(id.text)} is given twice`);
      seen.add(id.text);
      const professional = read.text(map, "professionalTitle", "title", "name");
      const range = read.text(map, "typicalExperienceRange");
      const expectations = read.map(read.at(map, "expectations"));
      const glance = expectations?.entries.flatMap(({ key }) => {
        const text = read.text(expectations, key);
        return text ? [{ label: LABELS.get(plain(key)) ?? plain(key).replace(/-/g, " "), text: text.text }] : [];
      });
      return [
        {
          id: id.text.trim(),
          where: map.where,
          rank: read.wholeNumber(read.at(map, "ordinalRank")) ?? 1000 + index,
          professionalTitle: (professional ?? id).text,
          managementTitle: (read.text(map, "managementTitle") ?? professional ?? id).text,
          qualification: read.text(map, "qualificationSummary")?.text ?? null,
          base: this.textsByKey(read.at(map, "baseSkillProficiencies", "baseSkillLevels")),
          maturity: read.text(map, "baseBehaviourMaturity"),
          glance: [...(range ? [{ label: "Experience", text: range.text }] : []), ...(glance ?? [])],
          variables: new Map(range ? [["typicalExperienceRange", clean(range.text)]] : []),
        },
      ];
    });
    return levels.sort((a, b) => a.rank - b.rank);
  }

  /** Skill, capability and behaviour modifiers: whole numbers, by what they change; an error where that is unknown. */
  modifiers(map: MapNode | null, key: string, known: Iterable<string>): Map<string, number> {
    const names = [...known];
    const found = new Map<string, number>();
    for (const entry of this.read.map(this.read.at(map, key))?.entries ?? []) {
      if (!names.includes(entry.key)) {
        this.log.error(entry.where, `${key} names an unknown ${quote(entry.key)}${didYouMean(entry.key, names)}`);
        continue;
      }
      const change = this.read.wholeNumber(entry.value);
      if (change !== null) found.set(entry.key, change);
    }
    return found;
  }

  /** Texts by key, not yet taken: they are taken as they are used. */
  private textsByKey(node: SourceNode | null): Map<string, TextNode> {
    const found = new Map<string, TextNode>();
    for (const { key, value } of this.read.map(node)?.entries ?? []) {
      if (value.kind === "text" && clean(value.text) !== "") found.set(plain(key), value);
      else if (value.kind === "list" || value.kind === "map") this.read.take(value);
    }
    return found;
  }
}

const LABELS = new Map([
  ["impact-scope", "Impact"],
  ["autonomy-expectation", "Autonomy"],
  ["influence-scope", "Influence"],
  ["complexity-handled", "Complexity"],
]);
