import type { IncomingMessage } from "node:http";
import { HOST_HEADER, PEER_HEADER, PROTO_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import type { Origin } from "./forwarded";

/** Names the method of a request whose own Next does not know; a client cannot send it. */
export const METHOD_HEADER = "x-obdeck-method";

/** The most bytes of a request's address, path and query. */
export const LONGEST_TARGET = 8192;

/**
 * Prepares a request before Next sees it. It writes what is known of it into headers, because a route
 * handler sees headers only, and those of a stranger may say anything. And it leads every request for the
 * API to one address, because Next would answer some in words of its own: those with two slashes, with one
 * at the end, with a broken encoding, with a method or a header that means something to Next. The API goes
 * by the target as it was received.
 */
export function prepareRequest(request: IncomingMessage, { peer, host, proto }: Origin): void {
  const { headers } = request;
  // A server must understand the whole address in the place of the path (RFC 9112, 3.2.2).
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, "") || "/";
  request.url = target;
  headers[PEER_HEADER] = peer;
  headers[HOST_HEADER] = host;
  headers[PROTO_HEADER] = proto;
  headers[TARGET_HEADER] = target;
  delete headers[METHOD_HEADER];
  if (isForApi(target) || !isForPage(request)) leadToApi(request);
}

/** Also what is no path that a page could have: the API explains it. */
function isForApi(target: string): boolean {
  if (!target.startsWith("/") || target.length > LONGEST_TARGET) return true;
  const path = tryDecode(new URL(`http://console${target}`).pathname);
  return path === undefined || path.includes("\0") || /^\/*api(\/|$)/.test(path);
}

/** Pages are only read. In development they also post to Next, below `/_`. */
const isForPage = ({ method = "", url = "" }: IncomingMessage): boolean =>
  method === "GET" || method === "HEAD" || url.startsWith("/_");

function tryDecode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

const METHODS_OF_NEXT = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);

/** With these Next's pages speak to it; it would answer `rsc` with a redirect. */
const OF_PAGES = /^(rsc|next-.*|x-nextjs-.*|x-middleware-.*|x-invoke-.*|x-matched-path)$/;

function leadToApi(request: IncomingMessage): void {
  const { headers, method = "GET" } = request;
  request.url = "/api";
  for (const name of Object.keys(headers)) if (OF_PAGES.test(name)) delete headers[name];
  if (METHODS_OF_NEXT.has(method)) return;
  headers[METHOD_HEADER] = method;
  request.method = "PATCH";
}
