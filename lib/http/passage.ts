import type { Locale } from "@/lib/contract/failure";
import { METHOD_HEADER } from "./before-next";
import { localeOf } from "./locale";
import { remoteAddressOf } from "./remote-address";
import { traceIdOf } from "./trace-id";

/** One request on its way through the edge. */
export interface Passage {
  request: Request;
  url: URL;
  /** As the caller sent it. */
  method: string;
  /** `performance.now()` when it came in. */
  begun: number;
  traceId: string;
  locale: Locale;
  remoteAddress: string;
}

/** What is known of a request before it is matched. */
export function passageOf(request: Request): Passage {
  const { headers } = request;
  return {
    request,
    url: new URL(request.url),
    method: headers.get(METHOD_HEADER) ?? request.method,
    begun: performance.now(),
    traceId: traceIdOf(headers),
    locale: localeOf(headers.get("accept-language")),
    remoteAddress: remoteAddressOf(headers),
  };
}
