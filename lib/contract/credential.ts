import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { IdParam, listOf } from "./page";
import { Time } from "./time";

/** How many access keys a user may have (OCP, "Manage the user center"). */
export const MOST_CREDENTIALS = 5;

/** An access key of a user: it may what the user may. */
export const Credential = z
  .object({
    accessKey: z.string(),
    createTime: Time,
    description: z.string().optional(),
    enabled: z.boolean(),
    id: z.int(),
    lastUsedTime: Time.optional(),
  })
  .meta({ id: "Credential" });
export type Credential = z.infer<typeof Credential>;

const NewCredential = Credential.extend({
  secretKey: z.string().meta({ description: "Shown this once and never again" }),
}).meta({ id: "NewCredential" });

const none = z.object({});
const credentialParams = z.object({ credentialId: IdParam });
const userParams = z.object({ userId: IdParam });

export const listMyCredentials = {
  method: "GET",
  path: "/api/v2/profiles/me/credentials",
  summary: "List your access keys, without their secrets",
  permission: "SIGNED_IN",
  params: none,
  query: none,
  body: z.undefined(),
  data: listOf(Credential),
  extension: true,
} satisfies Endpoint;

export const createCredential = {
  method: "POST",
  path: "/api/v2/profiles/me/credentials",
  summary: "Create an access key; its secret is in this answer and nowhere else",
  permission: "SIGNED_IN",
  params: none,
  query: none,
  body: z
    .object({ description: z.string().max(256, "must have at most 256 characters").optional() })
    .default({}),
  data: NewCredential,
  extension: true,
} satisfies Endpoint;

const credentialAction = <Word extends string>(word: Word, summary: string) =>
  ({
    method: "POST",
    path: `/api/v2/profiles/me/credentials/{credentialId}/${word}`,
    summary,
    permission: "SIGNED_IN",
    params: credentialParams,
    query: none,
    body: z.unknown(),
    data: Credential,
    extension: true,
  }) as const satisfies Endpoint;

export const enableCredential = credentialAction("enable", "Let a disabled access key in again");
export const disableCredential = credentialAction(
  "disable",
  "Refuse what one of your access keys signs",
);

export const deleteCredential = {
  method: "DELETE",
  path: "/api/v2/profiles/me/credentials/{credentialId}",
  summary: "Delete one of your access keys, which must be disabled",
  permission: "SIGNED_IN",
  params: credentialParams,
  query: none,
  body: z.undefined(),
  data: z.undefined(),
  extension: true,
} satisfies Endpoint;

export const listUserCredentials = {
  ...listMyCredentials,
  path: "/api/v2/iam/users/{userId}/credentials",
  summary: "List a user's access keys, without their secrets",
  permission: "USER:{userId}:READ",
  params: userParams,
} as const satisfies Endpoint;

export const disableUserCredential = {
  method: "POST",
  path: "/api/v2/iam/users/{userId}/credentials/{credentialId}/disable",
  summary: "Refuse what a user's access key signs",
  permission: "USER:{userId}:UPDATE",
  params: userParams.extend(credentialParams.shape),
  query: none,
  body: z.unknown(),
  data: Credential,
  extension: true,
} satisfies Endpoint;
