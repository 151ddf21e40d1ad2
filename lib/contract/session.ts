import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { IdParam, listOf } from "./page";
import { Time } from "./time";

export const Session = z
  .object({
    createTime: Time.describe("When it began"),
    current: z.boolean().meta({ description: "The one that asks" }),
    expireTime: Time.meta({ description: "The moment it ends at the latest" }),
    id: z.int().describe("Id of the session"),
    idleUntil: Time.meta({ description: "The moment it ends when it is not used" }),
    remoteAddress: z.string().optional().describe("Address that the browser signed in from"),
    seenTime: Time.describe("When it was last used, to the minute"),
    source: z
      .enum(["PASSWORD", "SSO"])
      .describe("How it began: with a password, or by single sign-on"),
    userAgent: z
      .string()
      .optional()
      .describe("What the browser called itself; absent where it did not"),
  })
  .meta({
    id: "Session",
    description: "A session of a browser, as its user or an administrator is shown",
  });
export type Session = z.infer<typeof Session>;

const none = z.object({});
const userParams = z.object({ userId: IdParam.describe("Id of the user") });

export const listMySessions = {
  method: "GET",
  path: "/api/v2/profiles/me/sessions",
  summary: "List your sessions, last used first",
  permission: "SIGNED_IN",
  params: none,
  query: none,
  body: z.undefined(),
  data: listOf(Session),
  extension: true,
} satisfies Endpoint;

export const endMySession = {
  method: "DELETE",
  path: "/api/v2/profiles/me/sessions/{sessionId}",
  summary: "End one of your sessions",
  permission: "SIGNED_IN",
  params: z.object({ sessionId: IdParam.describe("Id of the session") }),
  query: none,
  body: z.undefined(),
  data: z.undefined(),
  extension: true,
} satisfies Endpoint;

export const endMySessions = {
  method: "DELETE",
  path: "/api/v2/profiles/me/sessions",
  summary: "Sign out everywhere: end all your sessions, this one too unless keepCurrent",
  permission: "SIGNED_IN",
  params: none,
  query: z.object({
    keepCurrent: z
      .enum(["true", "false"], "must be true or false")
      .optional()
      .describe("`true` keeps the session that asks"),
  }),
  body: z.undefined(),
  data: z.undefined(),
  extension: true,
} satisfies Endpoint;

export const listUserSessions = {
  ...listMySessions,
  path: "/api/v2/iam/users/{userId}/sessions",
  summary: "List a user's sessions, last used first",
  permission: "USER:{userId}:READ",
  params: userParams,
} as const satisfies Endpoint;

export const endUserSessions = {
  method: "DELETE",
  path: "/api/v2/iam/users/{userId}/sessions",
  summary: "Sign a user out everywhere",
  permission: "USER:{userId}:UPDATE",
  params: userParams,
  query: none,
  body: z.undefined(),
  data: z.undefined(),
  extension: true,
} satisfies Endpoint;
