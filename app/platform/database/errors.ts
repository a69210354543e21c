/** Recognises database errors by their codes. It reads them structurally, so that no database client is imported. */

export const isUniqueViolation = (error: unknown) => says(error, UNIQUE_VIOLATION);

/** The parts of an error that identify it: codes of Prisma, the engines and the network, and Prisma's kinds. */
type Said = { code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown };

/** An error and what it came from. Prisma keeps the driver's error in `meta`, others keep theirs as `cause`. */
function* unwrap(error: unknown): Generator<Said> {
  let current = error;
  for (let depth = 0; depth < 6 && typeof current === "object" && current !== null; depth++) {
    yield current;
    const { cause, meta } = current as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    current = cause ?? meta?.driverAdapterError;
  }
}

function says(error: unknown, signs: ReadonlySet<unknown>, message?: RegExp): boolean {
  for (const said of unwrap(error)) {
    if (signs.has(said.code) || signs.has(said.originalCode) || signs.has(said.kind)) return true;
    if (message && typeof said.message === "string" && message.test(said.message)) return true;
  }
  return false;
}

const UNIQUE_VIOLATION = new Set(["P2002", "UniqueConstraintViolation"]);

const CONFLICT = new Set(["P2034", "P1008", "40001", "40P01", "SQLITE_BUSY", "TransactionWriteConflict"]);

/** Another transaction was in the way: the same work may succeed when tried again. */
export const isConflict = (error: unknown) => says(error, CONFLICT);

const UNREACHABLE = new Set([
  ...["P1001", "P1002", "P1017", "P2024"],
  ...["DatabaseNotReachable", "ConnectionClosed", "TooManyConnections", "SocketTimeout"],
  ...["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EPIPE"],
  // PostgreSQL: shut down, starting up, connection lost, too many clients, statement timeout.
  ...["57P01", "57P02", "57P03", "08000", "08003", "08006", "53300", "57014"],
]);

/** The driver of PostgreSQL has no codes for what happens to its own connections. */
const DRIVER_LOST_CONNECTION =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Unable to start a transaction in the given time/;

/** The database is gone or not answering. */
export const isUnreachable = (error: unknown) => says(error, UNREACHABLE, DRIVER_LOST_CONNECTION);

const OUT_OF_SPACE = new Set(["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "53100", "ENOSPC", "EFBIG"]);

/** There is no room to write; what was there is whole. */
export const isOutOfSpace = (error: unknown) => says(error, OUT_OF_SPACE);

/** A text has a character that not every database can store. */
export class UnstorableTextError extends Error {
  readonly code = "UNSTORABLE_TEXT";
  constructor() {
    super("a text has a character that cannot be stored");
  }
}

const UNSTORABLE = new Set(["UNSTORABLE_TEXT"]);

export const isUnstorableText = (error: unknown) => says(error, UNSTORABLE);
