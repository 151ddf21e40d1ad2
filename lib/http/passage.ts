import { HOST_HEADER, TARGET_HEADER } from "@/lib/access/request-facts";
import type { Locale } from "@/lib/contract/failure";
import { localeOf } from "./locale";
import { METHOD_HEADER } from "./prepare-request";
import { bodyReader } from "./read-body";
import { remoteAddressOf } from "./remote-address";
import { spanIdOf, traceIdOf } from "./trace-id";

/** One request on its way through the edge. */
export interface Passage {
  request: Request;
  /** The target as it was received, of which nothing is resolved or decoded. */
  url: Pick<URL, "pathname" | "search">;
  /** As the caller sent it. */
  method: string;
  /** Path and query exactly as sent. */
  target: string;
  /** The host as the caller named it. */
  host: string;
  /** `performance.now()` when it came in. */
  begun: number;
  traceId: string;
  /** Of the caller's trace, where it has one. */
  spanId: string | undefined;
  locale: Locale;
  remoteAddress: string;
  /** The body's bytes, read when they are first asked for. */
  body(): Promise<Buffer>;
}

/** What is known of a request before it is matched. */
export function passageOf(request: Request): Passage {
  const { headers } = request;
  const { host, pathname, search } = new URL(request.url);
  const target = headers.get(TARGET_HEADER) ?? pathname + search;
  return {
    request,
    url: splitTarget(target),
    target,
    host: headers.get(HOST_HEADER) ?? host,
    method: headers.get(METHOD_HEADER) ?? request.method,
    begun: performance.now(),
    traceId: traceIdOf(headers),
    spanId: spanIdOf(headers),
    locale: localeOf(headers.get("accept-language")),
    remoteAddress: remoteAddressOf(headers),
    body: bodyReader(request),
  };
}

function splitTarget(target: string): Passage["url"] {
  const end = target.indexOf("?");
  if (end === -1) return { pathname: target, search: "" };
  return { pathname: target.slice(0, end), search: target.slice(end) };
}
