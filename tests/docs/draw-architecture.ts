import { writeFileSync } from "node:fs";
import { drawArchitecture } from "./architecture-picture";
import { linkRooms, readApp } from "./import-graph";

/** Draws docs/architecture.svg from the imports of today. Usage: npx tsx tests/docs/draw-architecture.ts */
writeFileSync("docs/architecture.svg", drawArchitecture(linkRooms(readApp())));
