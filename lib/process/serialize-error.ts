import pino from "pino";

/**
 * An error for the log. One of the database says which statement failed and why, and never the values,
 * which may be secrets.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { cause } = error;
  if (!("query" in error) || !(cause instanceof Error)) return pino.stdSerializers.err(error);
  const code = "code" in cause ? cause.code : undefined;
  return { type: cause.name, code, message: cause.message, query: error.query };
}
