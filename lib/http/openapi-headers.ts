import type { Endpoint } from "@/lib/contract/endpoint";
import type { OpenApiHeader, OpenApiParameter, Reference } from "@/lib/contract/openapi";

/** Headers of a request that say how it is to be answered. */
export const HEADER_PARAMETERS: Record<string, OpenApiParameter> = {
  AcceptLanguage: {
    name: "Accept-Language",
    in: "header",
    description: "The language of messages: English or Simplified Chinese.",
    schema: { type: "string", default: "en" },
    example: "zh-CN",
  },
  TraceId: {
    name: "x-trace-id",
    in: "header",
    description: "The trace id of this call, if the caller has one; else the console makes one.",
    schema: { type: "string", pattern: "^[0-9a-zA-Z-]{1,64}$" },
    example: "0a1b2c3d4e5f6071",
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The `ETag` of an earlier answer: 304 when nothing has changed since.",
    schema: { type: "string" },
  },
};

/** Headers of an answer. */
export const HEADERS: Record<string, OpenApiHeader> = {
  TraceId: {
    description:
      "The trace id of the call, as in the envelope. Give it to whoever looks into a failure.",
    schema: { type: "string" },
  },
  ETag: { description: "Names this state of the data.", schema: { type: "string" } },
  RateLimitLimit: {
    description: "How many calls the tightest window allows. Absent without a limit.",
    schema: { type: "integer" },
  },
  RateLimitRemaining: {
    description: "How many calls are left in that window.",
    schema: { type: "integer" },
  },
  RateLimitReset: {
    description: "Seconds until that window begins anew.",
    schema: { type: "integer" },
  },
  RetryAfter: {
    description: "Seconds after which a call is served again.",
    schema: { type: "integer" },
  },
  WwwAuthenticate: {
    description:
      "How to say who calls. Not sent to a browser, which would ask with a dialog of its own.",
    schema: { type: "string" },
  },
  Location: { description: "Where the browser is led.", schema: { type: "string" } },
  ContentDisposition: {
    description: "The name that the file has.",
    schema: { type: "string" },
  },
  SetCookie: {
    description: "Gives the browser its session, or takes it away.",
    schema: { type: "string" },
  },
};

/** References to the request headers that an endpoint heeds. */
export const headerParametersOf = ({ conditional }: Endpoint): Reference[] =>
  ["AcceptLanguage", "TraceId", ...(conditional ? ["IfNoneMatch"] : [])].map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));

const WIRE_NAMES: Record<string, string> = {
  TraceId: "x-trace-id",
  RateLimitLimit: "RateLimit-Limit",
  RateLimitRemaining: "RateLimit-Remaining",
  RateLimitReset: "RateLimit-Reset",
  RetryAfter: "Retry-After",
  WwwAuthenticate: "WWW-Authenticate",
  ContentDisposition: "Content-Disposition",
  SetCookie: "Set-Cookie",
};

const EVERYWHERE = ["TraceId", "RateLimitLimit", "RateLimitRemaining", "RateLimitReset"];

/** References to the headers of an answer: those of every answer, and some more. */
export const answerHeaders = (...more: string[]): Record<string, Reference> =>
  Object.fromEntries(
    [...EVERYWHERE, ...more].map((name) => [
      WIRE_NAMES[name] ?? name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );
