import type { Endpoint } from "./cluster";
import { type Verdict, verdictOn } from "./errno";
import { DriverError } from "./error";

/** What of a MySQL client's error is read: its number, or the code of a broken connection. */
interface ClientError {
  errno?: unknown;
  code?: unknown;
  message?: unknown;
}

/** A call to one server failed. `errno` is set when it was the server that said so. */
export class SqlError extends DriverError {
  readonly verdict: Verdict;

  constructor(message: string, verdict: Verdict, errno?: number, outcome?: "not_done" | "unknown") {
    super(verdict.kind, message, {
      hint: verdict.hint,
      retryable: verdict.retryable,
      outcome: outcome ?? (verdict.unknown ? "unknown" : "not_done"),
      errno,
    });
    this.verdict = verdict;
  }

  /** The same error, once it has been read back that nothing was done. */
  readBack(): SqlError {
    return new SqlError(this.message, this.verdict, this.errno, "not_done");
  }
}

/** Classifies what the MySQL client threw. Before a statement was sent nothing can have been done. */
export function sqlError(
  endpoint: Endpoint,
  thrown: unknown,
  phase: "sign-in" | "statement",
): SqlError {
  const { errno, code, message }: ClientError = typeof thrown === "object" && thrown ? thrown : {};
  const where = `${endpoint.ip}:${endpoint.sqlPort}`;
  const text = typeof message === "string" ? message : String(thrown);
  const outcome = phase === "sign-in" ? "not_done" : undefined;
  // Errors of the operating system have a negative number.
  if (typeof errno === "number" && errno > 0)
    return new SqlError(`${where} answered ${errno}: ${text}`, verdictOn(errno), errno, outcome);
  const name = typeof code === "string" ? code : undefined;
  return new SqlError(
    `${where} ${IN_WORDS[name ?? ""] ?? text}`,
    verdictOn(name),
    undefined,
    outcome,
  );
}

const IN_WORDS: Record<string, string> = {
  ECONNREFUSED: "refused the connection",
  ETIMEDOUT: "did not answer the sign-in in time",
  PROTOCOL_SEQUENCE_TIMEOUT: "did not answer in time",
  PROTOCOL_CONNECTION_LOST: "closed the connection",
  ECONNRESET: "broke the connection",
  EPIPE: "broke the connection",
};
