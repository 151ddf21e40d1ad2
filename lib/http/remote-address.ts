import { PEER_HEADER } from "./before-next";

/** The caller's address, as its socket has it. */
export const remoteAddressOf = (headers: Headers): string =>
  headers.get(PEER_HEADER) ??
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ??
  "unknown";

/** Whether the browser came by https, to this process or to a proxy before it. */
export function isSecure(request: Request): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.slice(0, -1)) === "https";
}
