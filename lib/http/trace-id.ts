import { randomBytes } from "node:crypto";

const WELL_FORMED = /^[0-9a-zA-Z-]{1,64}$/;

/** The caller's `x-trace-id` when it is well formed, else a new one: 16 hexadecimal digits. */
export function traceIdOf(headers: Headers): string {
  const given = headers.get("x-trace-id");
  return given && WELL_FORMED.test(given) ? given : randomBytes(8).toString("hex");
}

/** The caller's `x-span-id` when it is well formed: it is answered and logged beside the trace id. */
export function spanIdOf(headers: Headers): string | undefined {
  const given = headers.get("x-span-id");
  return given && WELL_FORMED.test(given) ? given : undefined;
}

/** The headers that let a caller find an answer in its own trace. */
export const traceHeaders = (ids: {
  traceId: string;
  spanId: string | undefined;
}): Record<string, string> => ({
  "x-trace-id": ids.traceId,
  ...(ids.spanId !== undefined && { "x-span-id": ids.spanId }),
});
