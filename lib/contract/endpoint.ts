import type { z } from "zod";
import type { Permission } from "./permission";

/**
 * One operation of the API as a value. The route, the browser's client, the OpenAPI document and the
 * parity test are all derived from it, and it cannot be declared without saying who may call it.
 */
export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with `{name}` segments, each a key of `params`. */
  path: `/api/${string}`;
  summary: string;
  /** What the caller must hold; `ANYONE` needs no sign-in, `SIGNED_IN` only that. */
  permission: Permission | "SIGNED_IN" | "ANYONE";
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType;
  /** The shape of `data`, or of the whole answer when `plain`. */
  data: z.ZodType;
  /** Answered without OCP's envelope, as OCP itself does for `time` and `info`. */
  plain?: true;
  /** Answers a file of this media type, without the envelope; `data` is its bytes. */
  download?: "application/zip" | "text/csv; charset=utf-8";
  /** Not part of OCP's API: an addition of OBDeck. */
  extension?: true;
  /** Kept for programs that call it by this path; another endpoint does the same. */
  deprecated?: true;
  /** Also served to who has to change the password first. */
  beforePasswordChange?: true;
  /** Answered by leading the browser on: 302 with `Location`. */
  redirects?: true;
  /** A GET that leaves an audit row all the same. */
  audited?: true;
  /** A POST that changes nothing, such as a plan: it leaves no audit row. */
  readsOnly?: true;
  /** Not counted against the limit of calls: a probe and a clock are answered also when much else is asked. */
  uncounted?: true;
  /** Carries an `ETag` on `data` and answers 304 to a matching `If-None-Match`. */
  conditional?: true;
}

export type ParamsOf<E extends Endpoint> = z.output<E["params"]>;
export type QueryOf<E extends Endpoint> = z.output<E["query"]>;
export type BodyOf<E extends Endpoint> = z.output<E["body"]>;
export type DataOf<E extends Endpoint> = z.output<E["data"]>;
