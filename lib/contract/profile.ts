import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { NewPassword, User } from "./user";

const none = z.object({});

export const signIn = {
  method: "POST",
  path: "/api/v2/iam/login",
  summary: "Sign in and receive a session cookie",
  permission: "ANYONE",
  params: none,
  query: none,
  body: z.object({
    username: z
      .string("is required")
      .min(1, "is required")
      .max(256, "must have at most 256 characters")
      .describe("Name of the user"),
    password: z
      .string("is required")
      .min(1, "is required")
      .max(1024, "must have at most 1024 characters")
      .describe("Password of the user"),
  }),
  data: User,
  extension: true,
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
  beforePasswordChange: true,
  extension: true,
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
  beforePasswordChange: true,
  extension: true,
} satisfies Endpoint;

export const changePassword = {
  method: "PUT",
  path: "/api/v2/profiles/me/changePassword",
  summary: "Change your password; ends your other sessions",
  permission: "SIGNED_IN",
  params: none,
  query: none,
  body: z.object({
    currentPassword: z
      .string("is required")
      .min(1, "is required")
      .max(1024, "must have at most 1024 characters")
      .describe("The password that holds until now"),
    newPassword: NewPassword,
  }),
  data: z.undefined(),
  beforePasswordChange: true,
  extension: true,
} satisfies Endpoint;
