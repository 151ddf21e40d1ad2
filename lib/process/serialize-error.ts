import pino from "pino";

/**
 * An error for the log. One that a failed statement is part of says which statement failed and why, and
 * never the values, which may be secrets.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const failed = failedStatement(error);
  if (!failed) return pino.stdSerializers.err(error);
  const { cause } = failed;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const why = cause instanceof Error ? cause : { name: failed.name, message: "A statement failed" };
  return { type: why.name, code, message: why.message, query: failed.query };
}

/** The first error of a chain of causes whose own text has a statement and its values in it. */
function failedStatement(error: Error): (Error & { query: unknown }) | undefined {
  if ("query" in error) return error;
  return error.cause instanceof Error ? failedStatement(error.cause) : undefined;
}
