import { Failure } from "@/lib/contract/failure";
import { HOST_HEADER } from "./request-facts";

/**
 * Refuses an unsafe call that another site made a browser send: its `Origin` is not the host
 * that it was sent to. Without `Origin`, a session's cookie counts only when the browser vouches for the
 * site (`Sec-Fetch-Site`).
 * Throws IAM11000.
 */
export function requireSameOrigin(headers: Headers, byCookie: boolean): void {
  const origin = headers.get("origin");
  const isFine = origin === null ? !byCookie || isOwnSite(headers) : isOwnHost(origin, headers);
  if (!isFine) throw new Failure("IAM11000");
}

const isOwnSite = (headers: Headers): boolean =>
  ["same-origin", "none"].includes(headers.get("sec-fetch-site") ?? "");

function isOwnHost(origin: string, headers: Headers): boolean {
  const from = tryParse(origin);
  const host = headers.get(HOST_HEADER);
  return !!from && !!host && tryParse(`${from.protocol}//${host}`)?.host === from.host;
}

function tryParse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
