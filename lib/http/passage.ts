import type { Locale } from "@/lib/contract/failure";
import { METHOD_HEADER } from "./before-next";
import { localeOf } from "./locale";
import { bodyReader } from "./read-body";
import { remoteAddressOf } from "./remote-address";
import { traceIdOf } from "./trace-id";

/** One request on its way through the edge. */
export interface Passage {
  request: Request;
  url: URL;
  /** As the caller sent it. */
  method: string;
  /** Path and query exactly as sent. */
  target: string;
  /** The host as the caller named it. */
  host: string;
  /** `performance.now()` when it came in. */
  begun: number;
  traceId: string;
  locale: Locale;
  remoteAddress: string;
  /** The body's bytes, read when they are first asked for. */
  body(): Promise<Buffer>;
}

/** What is known of a request before it is matched. */
export function passageOf(request: Request): Passage {
  const { headers } = request;
  const url = new URL(request.url);
  return {
    request,
    url,
    target: headers.get("x-obdeck-target") ?? url.pathname + url.search,
    host: headers.get("x-obdeck-host") ?? headers.get("host") ?? url.host,
    method: headers.get(METHOD_HEADER) ?? request.method,
    begun: performance.now(),
    traceId: traceIdOf(headers),
    locale: localeOf(headers.get("accept-language")),
    remoteAddress: remoteAddressOf(headers),
    body: bodyReader(request),
  };
}
