import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Writes the software bill of materials: every package that `npm install --omit=dev` may install, on any platform, as
 * CycloneDX. It is made from the lock file alone, so it needs no network, and one lock file always gives the same file.
 * Usage: npm run sbom [-- FILE]
 */
const DEFAULT_FILE = "build/sbom.cdx.json";

type Component = { "bom-ref": string; properties?: { name: string; value: string }[] };
type Bom = {
  serialNumber: string;
  metadata: { timestamp?: string; component: { name: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

const ARGUMENTS = ["sbom", "--package-lock-only", "--offline", "--sbom-format=cyclonedx", "--sbom-type=application"];
const MAX_BYTES = 64 * 1024 * 1024;

/** `npm sbom --omit=dev` also leaves out dependencies that a development package names as a peer, such as nodemailer and pg. */
function readBom(): Bom {
  const npm = process.env.npm_execpath;
  const options = { encoding: "utf8", maxBuffer: MAX_BYTES } as const;
  const text = npm
    ? execFileSync(process.execPath, [npm, ...ARGUMENTS], options)
    : execFileSync("npm", ARGUMENTS, options);
  return JSON.parse(text) as Bom;
}

const isForDevelopment = ({ properties = [] }: Component) =>
  properties.some(({ name, value }) => name === "cdx:npm:package:development" && value === "true");

const byRef = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function describeProduction(bom: Bom, name: string): Bom {
  const components = bom.components.filter((component) => !isForDevelopment(component));
  const left = new Set(components.map((component) => component["bom-ref"]));
  const root = bom.dependencies.find(({ ref }) => ref.startsWith(`${name}@`))?.ref;
  // The time would make each file another one; npm names the program after its folder.
  const { timestamp: _, ...metadata } = bom.metadata;
  return {
    ...bom,
    serialNumber: "",
    metadata: { ...metadata, component: { ...metadata.component, name } },
    components: components.sort((a, b) => byRef(a["bom-ref"], b["bom-ref"])),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === root || left.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => left.has(other)).sort(byRef) }))
      .sort((a, b) => byRef(a.ref, b.ref)),
  };
}

/** A UUID of version 8 (RFC 9562): made from the content, in place of npm's random one. */
function computeSerialNumber(bom: Bom): string {
  const hex = createHash("sha256").update(JSON.stringify(bom)).digest("hex");
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${groups.join("-")}`;
}

const { name } = JSON.parse(readFileSync("package.json", "utf8")) as { name: string };
const file = path.resolve(process.argv[2] ?? DEFAULT_FILE);
const bom = describeProduction(readBom(), name);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify({ ...bom, serialNumber: computeSerialNumber(bom) }, null, 2)}\n`);
console.log(`${bom.components.length} packages are listed in ${path.relative(process.cwd(), file)}.`);
