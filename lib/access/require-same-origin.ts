import { Failure } from "@/lib/contract/failure";

/**
 * Refuses an unsafe call that another site made a browser send: its `Origin` is not this host. Without
 * `Origin`, a session's cookie counts only when the browser vouches for the site (`Sec-Fetch-Site`).
 * Throws IAM11000.
 */
export function requireSameOrigin(headers: Headers, byCookie: boolean): void {
  const origin = headers.get("origin");
  const isFine = origin === null ? !byCookie || isOwnSite(headers) : isOwnHost(origin, headers);
  if (!isFine) throw new Failure("IAM11000");
}

const isOwnSite = (headers: Headers): boolean =>
  ["same-origin", "none"].includes(headers.get("sec-fetch-site") ?? "");

/** A page of another site cannot set `X-Forwarded-Host`, which a proxy uses for the host as asked for. */
function isOwnHost(origin: string, headers: Headers): boolean {
  const from = tryParse(origin);
  if (!from) return false;
  return [headers.get("host"), headers.get("x-forwarded-host")].some(
    (host) => host !== null && tryParse(`${from.protocol}//${host}`)?.host === from.host,
  );
}

function tryParse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
