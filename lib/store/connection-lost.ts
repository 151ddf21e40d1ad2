import { DrizzleQueryError } from "drizzle-orm/errors";

/** Of PostgreSQL: the end of a connection, of the server, or no room for another connection. */
const SQLSTATE = /^(08...|57P0[1-3]|53300)$/;
const CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/** What `pg` says in words alone. */
const WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * Whether a query failed because the console's database could not be reached or did not stay, and not for
 * what was asked. It may have been carried out.
 */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof DrizzleQueryError) return isConnectionLost(error.cause);
  if (!(error instanceof Error)) return false;
  const code = String(Reflect.get(error, "code") ?? "");
  // A unix socket that is not there.
  const isNoSocket = code === "ENOENT" && Reflect.get(error, "syscall") === "connect";
  return isNoSocket || CODES.has(code) || SQLSTATE.test(code) || WORDS.test(error.message);
}
