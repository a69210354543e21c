import { quote } from "#app/kernel/nearest";
import type { YamlDocument } from "./document";
import { toMentions } from "./mentions";
import type { CompetencyReading, RoleReading } from "./references";
import { errorAt, type Issue } from "./source";

const RULES = ["replaces", "splits", "merges"] as const;

/**
 * What one version can know of its rules for moving ratings: a competency follows one rule; it does not name itself; what it replaces or takes in
 * is no longer part of the ladder, and is claimed whole by no other. Whether an id was part of an earlier version only that version can tell.
 */
export function checkLineage(files: CompetencyReading[], ids: ReadonlySet<string>): Issue[] {
  const claims = new Map<string, YamlDocument>();
  return files.flatMap(({ path, document, outline }) => {
    if (!document) return [];
    const { id, replaces, splits, merges } = outline;
    const given = { replaces, splits, merges: merges.length > 0 ? merges : undefined };
    const [first, ...more] = RULES.filter((rule) => given[rule] !== undefined);
    const issues = more.map((rule) =>
      errorAt(
        path,
        document.placeOfKey([rule]),
        `${quote(rule)} beside ${quote(first ?? rule)}: only one of them can hold`,
      ),
    );
    const merged = toMentions(merges, (index) => ["merges", index]);
    const whole = [...toMentions([replaces], () => ["replaces"]), ...merged];
    for (const { word, path: at } of [...whole, ...toMentions([splits], () => ["splits"])]) {
      if (word === id) issues.push(errorAt(path, document.placeOf(at), `${quote(word)} cannot come from itself`));
    }
    for (const { word, path: at } of whole.filter((mention) => mention.word !== id)) {
      const place = document.placeOf(at);
      const claimedBy = claims.get(word);
      if (ids.has(word)) {
        issues.push(
          errorAt(
            path,
            place,
            `competency ${quote(word)} is still part of this ladder: take its file away or the rule`,
          ),
        );
      } else if (claimedBy === undefined) claims.set(word, document);
      else {
        const advice = claimedBy === document ? "name it once" : `use "splits" where each takes a part`;
        issues.push(
          errorAt(path, place, `competency ${quote(word)} is taken over already in ${claimedBy.path}: ${advice}`),
        );
      }
    }
    return issues;
  });
}

/** The same of roles: one takes the place of roles that are no longer part of the ladder, and no two of the same. */
export function checkRoleLineage(files: RoleReading[], ids: ReadonlySet<string>): Issue[] {
  const claims = new Map<string, string>();
  return files.flatMap(({ path, document, outline }) => {
    if (!document) return [];
    return toMentions(outline.replaces, (index) => ["replaces", index]).flatMap(({ word, path: at }) => {
      const refuse = (message: string) => [errorAt(path, document.placeOf(at), message)];
      if (word === outline.id) return refuse(`${quote(word)} cannot come from itself`);
      if (ids.has(word)) {
        return refuse(`role ${quote(word)} is still part of this ladder: take its file away or the rule`);
      }
      const claimedBy = claims.get(word);
      if (claimedBy !== undefined)
        return refuse(`role ${quote(word)} is replaced already in ${claimedBy}: name it once`);
      claims.set(word, path);
      return [];
    });
  });
}
