import "server-only";
import { STATUS_CODES } from "node:http";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { Failure } from "@/lib/contract/failure";
import type { Answer } from "./answer";
import { envelopeOf, failureEnvelopeOf, refusedRateEnvelopeOf } from "./envelope";
import { etagOf, isKnown } from "./etag";
import { MethodRefused } from "./find-route";
import type { Passage } from "./passage";
import { RateRefused } from "./rate-limit";
import { toJson } from "./to-json";
import { traceHeaders } from "./trace-id";

const JSON_TYPE = "application/json; charset=utf-8";

/** The response that carries an answer: in the envelope, plain, a file, elsewhere, or 304 when the caller has it. */
export function respond(passage: Passage, endpoint: Endpoint, answer: Answer<unknown>): Response {
  const { data, extras } = answer;
  const headers = headersOf(passage, endpoint, extras);
  if (extras.location !== undefined) return redirect(headers, extras.location);
  if (extras.notModified) return notModified(headers, extras.etag ?? "");
  if (endpoint.download !== undefined) return respondFile(passage, answer, headers);
  if (endpoint.plain) return respondPlain(passage, data, extras.status ?? 200, headers);
  return respondInEnvelope(passage, endpoint, answer, headers);
}

function respondInEnvelope(
  passage: Passage,
  { conditional }: Endpoint,
  { data, extras }: Answer<unknown>,
  headers: Headers,
): Response {
  const status = extras.status ?? 200;
  const dataJson = data === undefined ? undefined : toJson(data);
  if (conditional && dataJson !== undefined) {
    const etag = extras.etag ?? etagOf(dataJson);
    if (isKnown(passage.request.headers.get("if-none-match"), etag))
      return notModified(headers, etag);
    headers.set("etag", etag);
  }
  const body = envelopeOf(dataJson, { ...passage, status });
  return reply(bodyFor(passage, body), status, headers);
}

function headersOf(
  passage: Passage,
  { conditional, download }: Endpoint,
  { cookies = [] }: Answer<unknown>["extras"],
): Headers {
  const headers = new Headers({
    "cache-control": conditional ? "private, no-cache" : "no-store",
    "content-type": download ?? JSON_TYPE,
    ...traceHeaders(passage),
    ...(conditional && { vary: "Accept-Language" }),
  });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return headers;
}

function redirect(headers: Headers, location: string): Response {
  headers.delete("content-type");
  headers.set("location", location);
  return reply(null, 302, headers);
}

function notModified(headers: Headers, etag: string): Response {
  headers.set("etag", etag);
  return reply(null, 304, headers);
}

/** Without the envelope: text as it is, anything else as JSON. */
function respondPlain(passage: Passage, data: unknown, status: number, headers: Headers): Response {
  if (typeof data === "string") headers.set("content-type", "text/plain; charset=utf-8");
  const body = typeof data === "string" ? data : toJson(data);
  return reply(bodyFor(passage, body), status, headers);
}

/** A file as it comes. That `data` is a stream of bytes, the contract has seen. */
function respondFile(
  { method }: Passage,
  { data, extras }: Answer<unknown>,
  headers: Headers,
): Response {
  const bytes = data as ReadableStream<Uint8Array>;
  headers.set("content-disposition", `attachment; filename="${extras.fileName ?? "download"}"`);
  if (method !== "HEAD") return reply(bytes, 200, headers);
  void bytes.cancel();
  return reply(null, 200, headers);
}

/** The response that explains a failure; also the answer to OPTIONS, which no endpoint serves. */
export function respondFailure(passage: Passage, failure: Failure): Response {
  const { request, method, locale } = passage;
  const headers = new Headers({ "cache-control": "no-store", ...traceHeaders(passage) });
  if (failure instanceof MethodRefused) {
    headers.set("allow", failure.allowed);
    if (method === "OPTIONS") return reply(null, 204, headers);
  }
  const { status } = failure;
  if (status === 401 && !isBrowser(request.headers))
    headers.set("www-authenticate", 'Basic realm="OBDeck", charset="UTF-8"');
  headers.set("content-type", JSON_TYPE);
  const wrap = failure instanceof RateRefused ? refusedRateEnvelopeOf : failureEnvelopeOf;
  const body = wrap(failure, locale, { ...passage, status });
  return reply(bodyFor(passage, body), status, headers);
}

/** A browser would answer `WWW-Authenticate` with a dialog of its own. */
const isBrowser = (headers: Headers): boolean =>
  headers.has("cookie") || headers.has("sec-fetch-mode");

/**
 * The length is said where it is known: clients of HTTP/1.0 keep their connection by it. Some show the words beside
 * the status, which HTTP leaves to the server.
 */
function reply(
  body: string | ReadableStream<Uint8Array> | null,
  status: number,
  headers: Headers,
): Response {
  if (typeof body === "string") headers.set("content-length", String(Buffer.byteLength(body)));
  return new Response(body, { status, statusText: STATUS_CODES[status] ?? "", headers });
}

const bodyFor = ({ method }: Passage, body: string): string | null =>
  method === "HEAD" ? null : body;
