import { stringify } from "yaml";
import { competencyFileSchema, type Ladder, ladderFileSchema, roleFileSchema } from "./schema";
import { inSchemaOrder } from "./schema-walk";
import { LADDER_PATH, type LadderSource } from "./source";

const LINE_WIDTH = 120;

/**
 * A ladder as its files, keys in the order of the format's reference, lists that are empty by default left out.
 * Reading them back gives the same ladder; comments and layout of the files it once came from are not kept.
 */
export function printLadder(ladder: Ladder): LadderSource {
  return {
    files: [
      { path: LADDER_PATH, text: print(ladderFileSchema, ladder) },
      ...ladder.competencies.map((competency) => ({
        path: `competencies/${competency.id}.yaml`,
        text: print(competencyFileSchema, competency),
      })),
      ...ladder.roles.map((role) => ({ path: `roles/${role.id}.yaml`, text: print(roleFileSchema, role) })),
    ],
  };
}

function print(schema: Parameters<typeof inSchemaOrder>[0], value: unknown): string {
  return stringify(inSchemaOrder(schema, value), { lineWidth: LINE_WIDTH, aliasDuplicateObjects: false });
}
