/** PostgreSQL's classes for: connection lost, out of resources, stopped, system error; read only. */
const postgresClasses = /^(?:08|53|57|58)|^25006$/u;
const systemCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
]);
const messages =
  /SQLITE_(?:FULL|READONLY|IOERR|BUSY)|database or disk is full|database is locked|disk I\/O error|readonly database|Connection terminated|timeout exceeded when trying to connect|connection has been discarded|not queryable|Query read timeout|Client was closed/iu;

/**
 * Whether the database could not do its work at all: a full disk, a lost connection. Nothing was
 * acknowledged, and the same request may succeed later.
 */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (postgresClasses.test(code) || systemCodes.has(code)) return true;
  return messages.test(error.message);
}

/** Whether PostgreSQL gave up a transaction for another's sake, so that it may simply be run again. */
export function isSerializationFailure(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && (error.code === "40P01" || error.code === "40001")
  );
}
