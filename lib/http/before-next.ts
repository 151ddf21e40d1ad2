import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { HOST_HEADER, PEER_HEADER, PROTO_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import type { TrustedProxies } from "@/lib/process/trusted-proxies";
import { originOf } from "./forwarded";

/** Names the method of a request whose own Next does not know; a client cannot send it. */
export const METHOD_HEADER = "x-obdeck-method";

/** Where a request goes whose address is not percent-encoded correctly: the API explains it. */
export const MALFORMED_PATH = "/api/malformed";

/**
 * Prepares every request of this process before Next sees it. It writes what is known of the request into
 * headers, because a route handler sees headers only, and those of a stranger may say anything. And it
 * leads to the API what Next would answer with a page or a 500 of its own: a malformed address, and a
 * method that Next does not know, which arrives as PATCH with its name in a header. What Next's pages tell
 * it in headers is taken out of requests to the API, which they would lead elsewhere.
 */
export function prepareRequests(trusted: TrustedProxies): void {
  subscribe("http.server.request.start", (message) => {
    // The channel's message is documented to hold the request, and is typed unknown.
    const { request } = message as { request: IncomingMessage };
    noteFacts(request, trusted);
    delete request.headers[METHOD_HEADER];
    if (isMalformed(request.url ?? "")) request.url = MALFORMED_PATH;
    if (!isForApi(request)) return;
    forgetHeadersOfPages(request);
    renameMethod(request);
  });
}

const isForApi = ({ url = "" }: IncomingMessage): boolean => /^\/api([/?]|$)/.test(url);

/** With these Next's pages speak to it; it would answer `rsc` with a redirect, and Node an `expect` with 417. */
const OF_PAGES = /^(rsc|next-.*|x-nextjs-.*|x-middleware-.*|x-invoke-.*|x-matched-path|expect)$/;

function forgetHeadersOfPages({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers))
    if (OF_PAGES.test(name) && headers[name] !== "100-continue") delete headers[name];
}

const METHODS_OF_NEXT = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);

function renameMethod(request: IncomingMessage): void {
  const { headers, method = "GET" } = request;
  if (METHODS_OF_NEXT.has(method)) return;
  headers[METHOD_HEADER] = method;
  request.method = "PATCH";
}

function noteFacts(request: IncomingMessage, trusted: TrustedProxies): void {
  const { peer, host, proto } = originOf(request, trusted);
  request.headers[PEER_HEADER] = peer;
  request.headers[HOST_HEADER] = host;
  request.headers[PROTO_HEADER] = proto;
  request.headers[TARGET_HEADER] = request.url ?? "";
}

function isMalformed(url: string): boolean {
  if (url === "*") return true;
  if (!url.startsWith("/api/")) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return false;
  } catch {
    return true;
  }
}
