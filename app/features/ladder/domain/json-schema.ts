import { z } from "zod";
import { competencyFileSchema, ladderFileSchema, roleFileSchema } from "./schema";

const FILES = [
  { name: "ladder", title: "Ladder", schema: ladderFileSchema },
  { name: "competency", title: "Competency of a ladder", schema: competencyFileSchema },
  { name: "role", title: "Role of a ladder", schema: roleFileSchema },
] as const;

/**
 * The format as JSON Schemas, by file name: what an editor needs to complete and check a ladder file. They say what a file may
 * hold; references across files are for `parseLadder`. Draft 7, which the editors' YAML server knows best.
 */
export function toJsonSchemas(): { fileName: string; text: string }[] {
  return FILES.map(({ name, title, schema }) => {
    // As written: what has a default may be left out.
    const jsonSchema = { title, ...z.toJSONSchema(schema, { io: "input", target: "draft-7" }) };
    return { fileName: `${name}.schema.json`, text: `${JSON.stringify(jsonSchema, null, 2)}\n` };
  });
}
