import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { IdParam, listOf } from "./page";
import { Time } from "./time";

/** A session of a browser, as its user or an administrator is shown. */
export const Session = z
  .object({
    createTime: Time,
    current: z.boolean().meta({ description: "The one that asks" }),
    expireTime: Time.meta({ description: "The moment it ends at the latest" }),
    id: z.int(),
    idleUntil: Time.meta({ description: "The moment it ends when it is not used" }),
    remoteAddress: z.string().optional(),
    seenTime: Time,
    source: z.enum(["PASSWORD", "SSO"]),
    userAgent: z.string().optional(),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;

const none = z.object({});
const userParams = z.object({ userId: IdParam });

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
  params: z.object({ sessionId: IdParam }),
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
  query: z.object({ keepCurrent: z.enum(["true", "false"], "must be true or false").optional() }),
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
