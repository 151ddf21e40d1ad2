import type { IncomingMessage } from "node:http";
import { HOST_HEADER, PEER_HEADER, PROTO_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import type { Origin } from "./forwarded";

/** Names the method of a request that the web's `Request` cannot have; a client cannot send it. */
export const METHOD_HEADER = "x-obdeck-method";

/** The most bytes of a request's address, path and query. */
export const LONGEST_TARGET = 8192;

/**
 * Writes what is known of a request into its headers, because neither the API's `Request` nor a page sees
 * more than these, and those of a stranger may say anything. Answers whether it is for the API, which goes
 * by the target as it was received; anything else is a page's.
 */
export function prepareRequest(request: IncomingMessage, { peer, host, proto }: Origin): boolean {
  const { headers } = request;
  // A server must understand the whole address in the place of the path (RFC 9112, 3.2.2).
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, "") || "/";
  request.url = target;
  headers[PEER_HEADER] = peer;
  headers[HOST_HEADER] = host;
  headers[PROTO_HEADER] = proto;
  headers[TARGET_HEADER] = target;
  delete headers[METHOD_HEADER];
  if (!isForApi(target) && isForPage(request)) return false;
  makeFetchable(request);
  return true;
}

/** Also what is no path that a page could have: the API explains it. */
function isForApi(target: string): boolean {
  if (!target.startsWith("/") || target.length > LONGEST_TARGET) return true;
  const path = tryDecode(new URL(`http://console${target}`).pathname);
  return path === undefined || path.includes("\0") || /^\/*api(\/|$)/.test(path);
}

/** Pages are only read. In development they also post to Next, below `/_`. */
const isForPage = ({ method = "", url = "" }: IncomingMessage): boolean =>
  method === "GET" || method === "HEAD" || (IS_DEVELOPMENT && url.startsWith("/_"));

const IS_DEVELOPMENT = process.env.NODE_ENV === "development";

function tryDecode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** A target may be no address, and TRACE is a method that no `Request` can have. */
function makeFetchable(request: IncomingMessage): void {
  request.url = "/api";
  if (request.method !== "TRACE") return;
  request.headers[METHOD_HEADER] = request.method;
  request.method = "PATCH";
}
