import { z } from "zod";
import type { Endpoint } from "./endpoint";

const none = z.object({});
const word = z.string().max(4096, "must have at most 4096 characters").optional();

/** Whether single sign-on is set up, and what the sign-in page calls it. */
export const getSso = {
  method: "GET",
  path: "/api/v2/iam/sso",
  summary: "Whether single sign-on is set up, and what it is called",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.undefined(),
  data: z.object({ enabled: z.boolean(), name: z.string().optional() }).meta({ id: "Sso" }),
  extension: true,
} satisfies Endpoint;

/** The browser comes back to `endSso`. Not set up: back to the sign-in page with the reason. */
export const beginSso = {
  method: "GET",
  path: "/api/v2/iam/sso/login",
  summary: "Lead the browser to the identity provider",
  permission: "ANYONE",
  params: none,
  query: z.object({ next: word.meta({ description: "Path of the page to end at" }) }),
  body: z.undefined(),
  data: z.undefined(),
  redirects: true,
  extension: true,
} satisfies Endpoint;

/** OpenID Connect Core 3.1.2.5 and .6: `code` and `state`, or `error`. */
export const endSso = {
  method: "GET",
  path: "/api/v2/iam/sso/callback",
  summary: "Where the identity provider sends the browser: begins a session and leads on",
  permission: "ANYONE",
  params: none,
  query: z.object({ code: word, state: word, iss: word, error: word, error_description: word }),
  body: z.undefined(),
  data: z.undefined(),
  redirects: true,
  audited: true,
  extension: true,
} satisfies Endpoint;
