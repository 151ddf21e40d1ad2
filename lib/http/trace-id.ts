import { randomBytes } from "node:crypto";

/** The caller's `x-trace-id` when it is well formed, else a new one: 16 hexadecimal digits. */
export function traceIdOf(headers: Headers): string {
  const given = headers.get("x-trace-id");
  return given && /^[0-9a-zA-Z-]{1,64}$/.test(given) ? given : randomBytes(8).toString("hex");
}
