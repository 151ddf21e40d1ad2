import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { IdParam, listOf } from "./page";
import { Time } from "./time";

/** How many access keys a user may have (OCP, "Manage the user center"). */
export const MOST_CREDENTIALS = 5;

export const Credential = z
  .object({
    accessKey: z.string().describe("The key itself, which every signature names; it is no secret"),
    createTime: Time.describe("When it was created"),
    description: z.string().optional().describe("What its user wrote about it; absent without"),
    enabled: z.boolean().describe("Whether what it signs is served"),
    id: z.int().describe("Id of the access key"),
    lastUsedTime: Time.optional().describe(
      "When it last signed a call, to the minute; absent before the first",
    ),
  })
  .meta({ id: "Credential", description: "An access key of a user: it may what the user may" });
export type Credential = z.infer<typeof Credential>;

const NewCredential = Credential.extend({
  secretKey: z.string().describe("What signatures are made with; shown this once and never again"),
}).meta({ id: "NewCredential", description: "An access key that was just created" });

const none = z.object({});
const credentialParams = z.object({
  credentialId: IdParam.describe("Id of the access key"),
});
const userParams = z.object({ userId: IdParam.describe("Id of the user") });

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
    .object({
      description: z
        .string()
        .max(256, "must have at most 256 characters")
        .optional()
        .describe("What the key is for, in your own words"),
    })
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
