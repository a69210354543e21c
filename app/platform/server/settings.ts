import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type AuditKeys, deriveAuditKeys } from "#app/platform/database/audit-key";
import { DEFAULT_DEADLINE_MS } from "#app/platform/jobs/pool";

const port = z.coerce.number().int().min(1).max(65_535);
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const trueOrFalse = z.enum(["true", "false"]).transform((value) => value === "true");

/** Every setting comes from the environment; `.env.example` documents each. */
const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("localhost"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address like https://cairn.example.com" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  DATA_DIR: z.string().min(1).default("data"),
  ATTACHMENTS_DIR: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|file:)/, "must begin with postgres:// or file:")
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10),
  DATABASE_CONNECT_TIMEOUT_MS: wholeNumber(100, 60_000).default(5_000),
  DATABASE_STATEMENT_TIMEOUT_MS: wholeNumber(1_000, 600_000).default(30_000),
  LADDER_DIR: z.string().min(1).default("ladder"),
  SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SESSION_DAYS: wholeNumber(1, 365).default(14),
  SESSION_IDLE_DAYS: wholeNumber(1, 365).default(7),
  SECRET_PREVIOUS: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((secret) => secret.trim() || [])),
  REQUESTS_PER_MINUTE: wholeNumber(60, 10_000_000).default(1_200),
  TRUST_PROXY: trueOrFalse.default(false),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address like smtps://user:password@mail.example.com" })
    .optional(),
  MAIL_FROM: z.string().min(3).default("Cairn <cairn@localhost>"),
  ANTIVIRUS_URL: z.url({ protocol: /^clamd$/, error: "must be an address like clamd://127.0.0.1:3310" }).optional(),
  WORKERS: wholeNumber(1, 16).default(2),
  TASK_DEADLINE_MS: wholeNumber(10, 600_000).default(DEFAULT_DEADLINE_MS),
  SLOW_STATEMENT_MS: wholeNumber(0, 600_000).default(200),
  SECURITY_EVENTS_DAYS: wholeNumber(1, 3_650).default(180),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Settings = Omit<
  z.infer<typeof environmentSchema>,
  "PUBLIC_URL" | "DATABASE_URL" | "SECRET" | "ATTACHMENTS_DIR"
> & {
  /** The folder of attachments, shared by every process of the database. */
  ATTACHMENTS_DIR: string;
  PUBLIC_URL: string;
  DATABASE_URL: string;
  /** Empty where there is none yet and none was to be made. */
  SECRET: string;
  /** The demo organisation, with its sign-in by one click. */
  demo: boolean;
};

export class SettingsError extends Error {}

/** Reads the settings, or throws one `SettingsError` that lists all that is wrong. An empty value counts as unset. */
export function readSettings(environment: NodeJS.ProcessEnv, mode: { demo: boolean; makesSecret?: boolean }): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new SettingsError(`These settings are wrong (.env.example explains each):\n${lines.join("\n")}`);
  }
  const values = result.data;
  const host = values.HOST === "0.0.0.0" || values.HOST === "::" ? "localhost" : values.HOST;
  const file = path.resolve(values.DATA_DIR, mode.demo ? "demo.db" : "cairn.db");
  return {
    ...values,
    PUBLIC_URL: values.PUBLIC_URL ?? `http://${host.includes(":") ? `[${host}]` : host}:${values.PORT}`,
    DATABASE_URL: values.DATABASE_URL ?? `file:${file}`,
    ATTACHMENTS_DIR:
      values.ATTACHMENTS_DIR ?? path.resolve(values.DATA_DIR, mode.demo ? "demo-attachments" : "attachments"),
    SECRET:
      values.SECRET ?? findSecret(values.DATA_DIR) ?? (mode.makesSecret === false ? "" : makeSecret(values.DATA_DIR)),
    demo: mode.demo,
  };
}

/** The keys of the audit chain; null without a secret. */
export function auditKeysOf({
  SECRET,
  SECRET_PREVIOUS,
}: Pick<Settings, "SECRET" | "SECRET_PREVIOUS">): AuditKeys | null {
  return SECRET === "" ? null : deriveAuditKeys(SECRET, SECRET_PREVIOUS);
}

const secretFile = (dataDir: string) => path.resolve(dataDir, "secret");

function findSecret(dataDir: string): string | null {
  const file = secretFile(dataDir);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/** The secret that signs sessions and seals the audit log, made at the first start and readable by its owner alone. */
function makeSecret(dataDir: string): string {
  const file = secretFile(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString("hex");
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return secret;
}
