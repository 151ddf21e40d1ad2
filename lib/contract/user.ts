import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { listOf } from "./page";
import { Role } from "./permission";
import { Time } from "./time";

const none = z.object({});

export const User = z
  .object({ id: z.int(), name: z.string(), role: Role, createTime: Time })
  .meta({ id: "User" });
export type User = z.infer<typeof User>;

/** OCP's rule: 4 to 48 of letters, digits, `.`, `_`, `-`; begins with a letter, ends with a letter or digit. */
const UserName = z
  .string("is required")
  .regex(
    /^[A-Za-z][A-Za-z0-9._-]{2,46}[A-Za-z0-9]$/,
    "must be 4 to 48 letters, digits, '.', '_' or '-', begin with a letter and end with a letter or digit",
  );

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** OCP's rule: 8 to 32 characters of at least three of: lower case, upper case, digits, others. */
export const NewPassword = z
  .string("is required")
  .refine(
    (text) =>
      text.length >= 8 && text.length <= 32 && CLASSES.filter((one) => one.test(text)).length >= 3,
    "must be 8 to 32 characters with at least three of: lower case, upper case, digits, other characters",
  );

export const signIn = {
  method: "POST",
  path: "/api/v2/iam/login",
  summary: "Sign in and receive a session cookie",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.object({
    username: z.string("is required").min(1, "is required").max(256),
    password: z.string("is required").min(1, "is required").max(1024),
  }),
  data: User,
} satisfies Endpoint;

export const signOut = {
  method: "POST",
  path: "/api/v2/iam/logout",
  summary: "End the session of the cookie",
  permission: "SIGNED_IN",
  params: none,
  query: none,
  body: z.unknown(),
  data: z.undefined(),
} satisfies Endpoint;

export const getMe = {
  method: "GET",
  path: "/api/v2/profiles/me",
  summary: "Get the signed-in user",
  permission: "SIGNED_IN",
  params: none,
  query: none,
  body: z.undefined(),
  data: User,
} satisfies Endpoint;

export const listUsers = {
  method: "GET",
  path: "/api/v2/iam/users",
  summary: "List the users of the console",
  permission: "USER:READ",
  params: none,
  query: none,
  body: z.undefined(),
  data: listOf(User),
} satisfies Endpoint;

export const createUser = {
  method: "POST",
  path: "/api/v2/iam/users",
  summary: "Create a user with one of the built-in roles",
  permission: "USER:CREATE",
  params: none,
  query: none,
  body: z.object({ name: UserName, password: NewPassword, role: Role }),
  data: User,
} satisfies Endpoint;
