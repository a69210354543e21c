/**
 * Words that let two readers see two different things in one criterion: praise without a measure, quantities without a number, manners
 * without a sign, and verbs for what goes on inside a head. Each with every form in which it occurs.
 */
export const VAGUE_WORDS: ReadonlySet<string> = new Set([
  // praise
  ..."strong strongly stronger great greatly good best better excellent exceptional outstanding solid robust".split(
    " ",
  ),
  ..."high-quality world-class best-in-class effective effectively efficient efficiently".split(" "),
  // quantities
  ..."some various several many numerous significant significantly substantial substantially considerable".split(" "),
  ..."highly very deep deeply complex simple large-scale".split(" "),
  // manners and times
  ..."appropriate appropriately proactive proactively consistent consistently regular regularly often usually".split(
    " ",
  ),
  ..."typically generally frequently occasionally sometimes always quickly clearly easily well thoroughly".split(" "),
  ..."carefully correctly openly properly successfully independently thoughtful thoughtfully relevant adequate reasonable timely".split(
    " ",
  ),
  // states of mind
  ..."understands knows appreciates demonstrates exhibits possesses aware".split(" "),
  // verbs of job advertisements
  ..."drives champions leverages ensures fosters embodies empowers spearheads synergises impactful strategic".split(
    " ",
  ),
  ..."strategically holistic passionate".split(" "),
]);

/**
 * Phrases in which such a word is exact: a comparison, a question that someone asks or answers, a name.
 */
export const EXACT_PHRASES: readonly string[] = [
  "as well as",
  "how well",
  "how often",
  "how quickly",
  "how many",
  "good first issue",
];

const ANY_EXACT_PHRASE = new RegExp(EXACT_PHRASES.join("|"), "g");

/** The vague words of a text in the order in which they occur, each once and in lower case. */
export function findVagueWords(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(ANY_EXACT_PHRASE, " ")
      .match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  return [...new Set(words.filter((word) => VAGUE_WORDS.has(word)))];
}
