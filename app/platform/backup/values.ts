import type { Engine } from "#app/platform/database/engine";
import type { ValueKind } from "./shape";

/** A value as a backup holds it, the same from either engine. Moments are ISO 8601 in UTC, bytes are base64. */
export type Portable = string | number | boolean | null;

/** Reads what the driver gave: SQLite's own types, PostgreSQL's text. */
export function toPortable(engine: Engine, kind: ValueKind, raw: unknown): Portable {
  if (raw === null) return null;
  switch (kind) {
    case "text":
      return String(raw);
    case "integer":
    case "real":
      return Number(raw);
    case "boolean":
      return engine === "sqlite" ? raw !== 0 : raw === "t";
    case "moment":
      return toMoment(raw);
    case "bytes":
      return (engine === "sqlite" ? (raw as Buffer) : Buffer.from(String(raw).slice(2), "hex")).toString("base64");
  }
}

const HAS_ZONE = /(Z|[+-]\d{2}(:?\d{2})?)$/;

function toMoment(raw: unknown): string {
  if (typeof raw === "number") return new Date(raw).toISOString();
  const text = String(raw).replace(" ", "T");
  return new Date(HAS_ZONE.test(text) ? text : `${text}Z`).toISOString();
}

/** What the driver is given to store a value as Prisma's own adapter would: on SQLite moments are compared as text. */
export function fromPortable(engine: Engine, kind: ValueKind, value: Portable): unknown {
  if (value === null) return null;
  if (kind === "bytes") return Buffer.from(String(value), "base64");
  if (engine === "sqlite" && kind === "boolean") return value ? 1 : 0;
  if (engine === "sqlite" && kind === "moment") return String(value).replace("Z", "+00:00");
  return value;
}
