import { formatIssue } from "#app/features/ladder/domain/source";
import type { ImportFile } from "#app/features/ladder/files/ladder-import/decode";
import {
  type ImportFormat,
  type ImportResult,
  importLadder,
} from "#app/features/ladder/files/ladder-import/import-ladder";

/** Small invented ladders in the shapes that companies publish. */
export const FAMILY = `name: Bakers
summary: >
  What we ask of people who bake.
sheetId: abc-123

levels:
  - id: helper
    name: Helper
  - id: baker-ic
    name: Baker (Individual Contributor)
  - id: baker-pm
    name: Baker (People Manager)

themes:
  - id: dough
    name: Dough & Leaven
    summary: Makes dough that rises.
  - id: oven
    name: Oven

competencies:
  - id: 11111111-aaaa-4bbb-8ccc-000000000001
    level: helper
    theme: dough
    summary: |
      Weighs flour as written. Asks when the scale is unclear.
    proficiency: Awareness
  - id: 11111111-aaaa-4bbb-8ccc-000000000002
    level: baker-ic
    theme: dough
    summary: |
      1. Judges a dough by hand.
      2. Writes recipes that others follow
    examples:
      - Wrote the rye recipe
    supportingUrls:
      - label: The recipe book
        url: https://example.com/recipes
    proficiency: Practitioner
  - id: 11111111-aaaa-4bbb-8ccc-000000000003
    level: baker-pm
    theme: oven
    summary: Plans the ovens of a whole shift.
    proficiency: Expert
  - id: 11111111-aaaa-4bbb-8ccc-000000000004
    level: helper
    theme: oven
    summary: Cleans the oven.
    proficiency: Awareness
`;

export const FRAMEWORK = `---
path: "/kitchen"
title: "🥖 Bread Framework"
sidebarTitle: "🥖 Bread"
levels: 3
topics:
  - name: "taste: what it is like; who says so"
    content:
      - level: 1
        criteria:
          - "Tastes the dough"
          - "Says what is missing"
      - level: 2
        criteria:
          - "Corrects the salt"
        exampleCriteria:
          - criteria: "Explains a correction to others"
            examples:
              - "Noted why the sourdough was flat"
  - name: "craft"
    title: "Craft of the oven"
    content:
      - level: 2
        criteria:
          - "Loads the oven alone"
      - level: 3
        criteria:
          - "Teaches others to load the oven"
---

### About this
The framework helps bakers:
- plan what to learn
- talk about it

It is a map.

### How to use it
Talk with your manager.
`;

export const STANDARD: Record<string, string> = {
  "standard/levels.yaml": `- id: B1
  professionalTitle: Level I
  managementTitle: Associate
  typicalExperienceRange: "0-2 years"
  ordinalRank: 1
  qualificationSummary: New to baking ({typicalExperienceRange}).
  baseSkillProficiencies: { core: foundational, supporting: awareness, broad: awareness }
  baseBehaviourMaturity: emerging
  expectations:
    impactScope: One tray
- id: B2
  professionalTitle: Senior
  ordinalRank: 2
  baseSkillProficiencies: { core: working, supporting: foundational, broad: awareness }
  baseBehaviourMaturity: developing
`,
  "standard/standard.yaml": `title: Bakery standard
description: What good baking is.
emojiIcon: "X"
`,
  "standard/capabilities/_index.yaml": "files:\n  - craft\n  - gone\n",
  "standard/capabilities/craft.yaml": `id: craft
name: Craft
professionalResponsibilities:
  foundational: You bake what is ordered.
  working: You decide what is baked.
skills:
  - id: kneading
    name: Kneading
    human:
      description: Working dough by hand.
      proficiencyDescriptions:
        awareness: You knead with help.
        foundational: You knead alone; you know when to stop.
        working: You teach kneading.
    markers:
      foundational:
        human:
          - Kneaded forty loaves
        agent:
          - Ran the mixer
`,
  "standard/capabilities/shop.yaml": `id: shop
name: Shop
skills:
  - id: selling
    name: Selling
    human:
      proficiencyDescriptions:
        awareness: You know the prices.
        foundational: You advise a customer.
        working: You set the prices.
`,
  "standard/behaviours/care.yaml": `name: Take care
human:
  description: Looks after people and things.
  maturityDescriptions:
    emerging: Notices a spill.
    developing: Prevents a spill.
`,
  "standard/disciplines/baking.yaml": `specialization: Baking
roleTitle: Baker
validTracks: [null, market]
coreSkills: [kneading]
behaviourModifiers: { care: 1 }
human:
  professionalRoleSummary: As a {roleTitle}, you bake.
  managementRoleSummary: You lead bakers.
`,
  "standard/tracks/market.yaml": `name: Market
description: Bakes and sells on the square.
skillModifiers: { shop: 1, craft: 1 }
`,
};

export const MATRIX = `Competency,Category,Meaning,Helper,Baker
Kneading,Craft,Working dough by hand,Kneads with help,"- Kneads alone
- Knows when to stop"
Oven care,Craft,,,Cleans the oven daily
`;

export const ROWS = `category,competency_id,competency,level,level_name,descriptor,criterion_id,criterion,evidence,role,track,weight,note
Craft,kneading,Kneading,1,Novice,Kneads with help,asks,Asks when to stop,A first loaf,,,,seen twice
Craft,kneading,Kneading,2,Adept,,,Kneads alone,"Forty loaves
A wedding cake",,,,
Craft,kneading,Kneading,1,,,,,,Helper,Bakery,core,
Craft,kneading,Kneading,2,,,,,,Baker,Bakery,supporting,
`;

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (path: string, text: string): ImportFile => ({ path, bytes: bytes(text) });

/** The fixtures by format, as files. */
export const SOURCES: Record<ImportFormat, Record<string, string>> = {
  "financial-times": { "bakers.yml": FAMILY },
  monzo: { "bread.md": FRAMEWORK },
  "forward-impact": STANDARD,
  csv: { "bakery.csv": MATRIX },
};

export function importOf(format: ImportFormat, files: Record<string, string>): ImportResult {
  return importLadder(
    format,
    Object.entries(files).map(([path, text]) => file(path, text)),
    "source",
  );
}

export function imported(format: ImportFormat, files: Record<string, string> = SOURCES[format]) {
  const result = importOf(format, files);
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join("\n"));
  return result;
}

/** The errors as lines. */
export function refusals(format: ImportFormat, files: Record<string, string>): string[] {
  const result = importOf(format, files);
  return result.ok ? [] : result.issues.map(formatIssue);
}

/** A text with one part replaced, which must be there. */
export function edited(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the fixture has no ${JSON.stringify(from)}`);
  return text.replace(from, to);
}

/** The report as lines without the texts. */
export function report(result: ReturnType<typeof imported>, kind: "mapped" | "guessed" | "left-out"): string[] {
  return result.entries
    .filter((entry) => entry.kind === kind)
    .map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`);
}
