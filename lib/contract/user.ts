import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { commaList, IdParam, PageQuery, pageOf } from "./page";
import { RoleRef } from "./role";
import { Time } from "./time";

const none = z.object({});

export const UserStatus = z.enum(["ENABLED", "DISABLED", "LOCKED"]).meta({
  id: "UserStatus",
  description:
    "Whether a user can come in: DISABLED by an administrator, LOCKED for a while after too many failures",
});
export type UserStatus = z.infer<typeof UserStatus>;

export const User = z
  .object({
    createTime: Time.describe("When the user was created"),
    description: z.string().optional().describe("What an administrator wrote; absent without"),
    email: z.string().optional().describe("E-mail address; absent where none is known"),
    id: z.int().describe("Id of the user"),
    lastSignInTime: Time.optional().describe(
      "When a session was last begun; absent before the first",
    ),
    lockedUntil: Time.optional().describe("When LOCKED ends; absent where it is not the status"),
    mustChangePassword: z
      .boolean()
      .describe("Whether the password has to be changed before anything else is served"),
    name: z.string().describe("Name that the user signs in with"),
    permissions: z
      .array(z.string())
      .describe("Of all roles together, and of PROFILE, which everybody has"),
    roles: z.array(RoleRef).describe("The roles that were given to the user"),
    source: z
      .enum(["LOCAL", "SSO"])
      .meta({ description: "SSO: by single sign-on, without a password" }),
    status: UserStatus,
  })
  .meta({ id: "User", description: "Who may come in, without anything of the password" });
export type User = z.infer<typeof User>;

/** Names that no user may have (OCP, "Create a user"); the first administrator is made by the console itself. */
const RESERVED = ["admin", "sys", "dba", "proxy"];

/** OCP's rule. */
export const UserName = z
  .string("is required")
  .regex(
    /^[A-Za-z][A-Za-z0-9._-]{2,46}[A-Za-z0-9]$/,
    "must be 4 to 48 letters, digits, '.', '_' or '-', begin with a letter and end with a letter or digit",
  )
  .refine((name) => !RESERVED.includes(name.toLowerCase()), "is a reserved name; use another")
  .describe(
    "4 to 48 letters, digits, `.`, `_` or `-`; begins with a letter, ends with a letter or digit, and is nobody else's",
  );

/** OCP's rule: 8 to 32 characters of at least three of: lower case, upper case, digits, others. */
export const PASSWORD_RULE = {
  least: 8,
  most: 32,
  fewestKinds: 3,
  kinds: { lower: /[a-z]/, upper: /[A-Z]/, digit: /[0-9]/, other: /[^A-Za-z0-9]/ },
} as const;

type PasswordKind = keyof typeof PASSWORD_RULE.kinds;

/** Which parts of the rule a password meets. */
export function judgePassword(text: string) {
  const { least, most, fewestKinds, kinds } = PASSWORD_RULE;
  const names = Object.keys(kinds) as PasswordKind[];
  const found = names.filter((kind) => kinds[kind].test(text));
  return {
    isLengthRight: text.length >= least && text.length <= most,
    kinds: found,
    areKindsEnough: found.length >= fewestKinds,
  };
}

const PASSWORD_FORM =
  "8 to 32 characters with at least three of: lower case, upper case, digits, other characters";

/** A password that meets the rule. */
export const NewPassword = z
  .string("is required")
  .refine((text) => {
    const { isLengthRight, areKindsEnough } = judgePassword(text);
    return isLengthRight && areKindsEnough;
  }, `must be ${PASSWORD_FORM}`)
  .describe(PASSWORD_FORM);

const Description = z
  .string()
  .max(256, "must have at most 256 characters")
  .describe("Anything about the user; empty for nothing");
const Email = z.email("must be an e-mail address").max(254, "must be an e-mail address");
const roleIds = z
  .array(z.int("must be a whole number from 1").min(1, "must be a whole number from 1"))
  .max(100, "must be at most 100")
  .describe("Ids of all roles that the user is to hold");
const userParams = z.object({ userId: IdParam.describe("Id of the user") });

export const listUsers = {
  method: "GET",
  path: "/api/v2/iam/users",
  summary: "List the users of the console",
  permission: "USER:?:READ",
  params: none,
  query: PageQuery.extend({
    name: z.string().optional().meta({ description: "Part of the name, in any case" }),
    status: commaList(UserStatus).describe("Only users with one of these statuses"),
    roleId: IdParam.optional().describe("Only users who hold the role of this id"),
  }),
  body: z.undefined(),
  data: pageOf(User),
  extension: true,
} satisfies Endpoint;

export const getUser = {
  method: "GET",
  path: "/api/v2/iam/users/{userId}",
  summary: "Get a user with roles and permissions",
  permission: "USER:{userId}:READ",
  params: userParams,
  query: none,
  body: z.undefined(),
  data: User,
  extension: true,
} satisfies Endpoint;

export const createUser = {
  method: "POST",
  path: "/api/v2/iam/users",
  summary: "Create a user, who changes this first password at the first sign-in",
  permission: "USER:*:CREATE",
  params: none,
  query: none,
  body: z.object({
    name: UserName,
    password: NewPassword,
    roleIds: roleIds.default([]),
    description: Description.optional(),
    email: Email.optional().describe("E-mail address"),
    mustChangePassword: z
      .boolean()
      .default(true)
      .describe("Whether the password has to be changed at the first sign-in"),
  }),
  data: User,
  extension: true,
} satisfies Endpoint;

export const updateUser = {
  method: "PUT",
  path: "/api/v2/iam/users/{userId}",
  summary: "Change a user's roles, description or e-mail; what is left out stays",
  permission: "USER:{userId}:UPDATE",
  params: userParams,
  query: none,
  body: z.object({
    roleIds: roleIds.optional(),
    description: Description.optional(),
    email: Email.or(z.literal("")).optional().describe("E-mail address; empty for none"),
  }),
  data: User,
  extension: true,
} satisfies Endpoint;

/** What can be done to a user by a word alone. */
const userAction = <Word extends string>(word: Word, summary: string) =>
  ({
    method: "POST",
    path: `/api/v2/iam/users/{userId}/${word}`,
    summary,
    permission: "USER:{userId}:UPDATE",
    params: userParams,
    query: none,
    body: z.unknown(),
    data: User,
    extension: true,
  }) as const satisfies Endpoint;

export const enableUser = userAction("enable", "Let a disabled user in again");
export const disableUser = userAction(
  "disable",
  "Keep a user out: ends the sessions and refuses password and keys",
);
export const unlockUser = userAction("unlock", "Let a user who is locked out try again at once");

export const resetPassword = {
  ...userAction(
    "resetPassword",
    "Give a user a password to be changed at the next sign-in; ends the sessions",
  ),
  body: z.object({ password: NewPassword }),
} as const satisfies Endpoint;

export const deleteUser = {
  method: "DELETE",
  path: "/api/v2/iam/users/{userId}",
  summary: "Delete a user with sessions and keys; what was done stays in tasks and audit",
  permission: "USER:{userId}:DELETE",
  params: userParams,
  query: none,
  body: z.undefined(),
  data: z.undefined(),
  extension: true,
} satisfies Endpoint;
