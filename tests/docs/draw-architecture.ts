import { writeFileSync } from "node:fs";
import { readImportGraph } from "#tests/architecture/import-graph";
import { drawArchitecture } from "./architecture-picture";
import { linkRooms } from "./link-rooms";

/** Draws docs/architecture.svg from the imports of today. Usage: npx tsx tests/docs/draw-architecture.ts */
writeFileSync("docs/architecture.svg", drawArchitecture(linkRooms(readImportGraph().graph)));
