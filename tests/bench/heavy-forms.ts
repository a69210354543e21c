import { strToU8, zipSync } from "fflate";
import { printLadder } from "#app/features/ladder/domain/print";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";
import { makeLargeLadder } from "./large-ladder";

/** A form that sends much: where to, and its fields, created for each request. */
export type HeavyForm = { name: string; place: string; body(): FormData };

const PIECES = 2_000;
const PEOPLE = 3_000;
const LARGE_LADDER = 60;

const form = (fields: Record<string, string | File>) => () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return body;
};

const WORDS =
  "Found the cause of the slow deployments, wrote down what was decided, and measured a month later. ".repeat(4);

const evidenceCsv = () =>
  [
    "title,date,link,problem,result",
    ...Array.from(
      { length: PIECES },
      (_, index) =>
        `Piece ${index},2026-01-${String(1 + (index % 28)).padStart(2, "0")},https://example.test/${index},"${WORDS}","${WORDS}"`,
    ),
  ].join("\n");

const evidenceMarkdown = () =>
  Array.from(
    { length: PIECES },
    (_, index) => `## Piece ${index}\n\n2026-01-05 https://example.test/${index}\n\n${WORDS}\n\n- ${WORDS}\n`,
  ).join("\n");

const peopleCsv = () =>
  [
    "name,email,role,manager email",
    ...Array.from({ length: PEOPLE }, (_, index) => {
      const manager = index === 0 ? "" : `new-${Math.floor((index - 1) / 8)}@import.test`;
      return `New ${index},new-${index}@import.test,Senior Engineer,${manager}`;
    }),
  ].join("\n");

function ladderZip(ladder: Ladder): File {
  const { files } = printLadder({ ...ladder, version: "2099.1" });
  const zip = zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])));
  return new File([new Uint8Array(zip)], "ladder.zip");
}

/** The forms of this persona whose work grows with what is sent; none of them changes anything. */
export async function listHeavyForms(persona: string): Promise<HeavyForm[]> {
  if (persona === "engineer") {
    const place = "/evidence/import";
    return [
      { name: `import of ${PIECES} pieces, CSV`, place, body: form({ intent: "preview", text: evidenceCsv() }) },
      {
        name: `import of ${PIECES} pieces, Markdown`,
        place,
        body: form({ intent: "preview", text: evidenceMarkdown() }),
      },
    ];
  }
  if (persona !== "administrator") return [];
  const { ladder } = await readLadderAt("ladder");
  if (!ladder) throw new Error("the shipped ladder has errors");
  const place = "/ladder/publish";
  return [
    { name: `import of ${PEOPLE} people`, place: "/people/import", body: form({ text: peopleCsv() }) },
    { name: "ladder zip", place, body: form({ file: ladderZip(ladder) }) },
    {
      name: `ladder zip, ${LARGE_LADDER} competencies`,
      place,
      body: form({ file: ladderZip(makeLargeLadder(ladder, LARGE_LADDER)) }),
    },
  ];
}
