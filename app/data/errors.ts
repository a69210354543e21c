/** What the database says, by Prisma's error codes; read structurally so that no client is imported for it. */

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

export const isUniqueViolation = (error: unknown) => hasCode(error, "P2002");
export const isForeignKeyViolation = (error: unknown) => hasCode(error, "P2003");
export const isAbsent = (error: unknown) => hasCode(error, "P2025");

const CONFLICT_CODES = ["P2034", "P1008", "40001", "40P01", "SQLITE_BUSY"];

/** Another transaction was in the way: the same work may succeed when tried again. */
export function isConflict(error: unknown): boolean {
  return CONFLICT_CODES.some((code) => hasCode(error, code)) || causeKind(error) === "TransactionWriteConflict";
}

const UNREACHABLE_CODES = ["P1001", "P1002", "P1017", "P2024", "ECONNREFUSED", "ECONNRESET", "57P01", "57P03"];

/** The database is gone or not answering. */
export function isUnreachable(error: unknown): boolean {
  const kind = causeKind(error);
  return (
    UNREACHABLE_CODES.some((code) => hasCode(error, code)) ||
    kind === "DatabaseNotReachable" ||
    kind === "ConnectionClosed" ||
    kind === "TooManyConnections" ||
    kind === "SocketTimeout"
  );
}

function causeKind(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { cause } = error as { cause?: { kind?: unknown } };
  return typeof cause?.kind === "string" ? cause.kind : undefined;
}
