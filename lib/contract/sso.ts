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
  data: z
    .object({
      enabled: z.boolean().describe("Whether it is set up"),
      name: z
        .string()
        .optional()
        .describe("What the sign-in page calls it; absent where it is not set up"),
    })
    .meta({ id: "Sso", description: "Single sign-on, as the sign-in page shows it" }),
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
  query: z.object({
    code: word.describe("Authorization code, which the console trades for who the user is"),
    state: word.describe("What the console sent along with the browser, to know it again"),
    iss: word.describe("Issuer: which identity provider answers"),
    error: word.describe("Why the identity provider refused, such as `access_denied`"),
    error_description: word.describe("The same in words"),
  }),
  body: z.undefined(),
  data: z.undefined(),
  redirects: true,
  audited: true,
  extension: true,
} satisfies Endpoint;
