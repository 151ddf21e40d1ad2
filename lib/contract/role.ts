import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { IdParam, PageQuery, pageOf } from "./page";
import { Grant } from "./permission";
import { Time } from "./time";

/**
 * The built-in roles with OCP's permissions (4.2.2, "Default roles", as far as they concern what OBDeck
 * has). Their rows are made by the migrations; everyone holds PROFILE besides.
 */
export const BUILT_IN_ROLES = {
  ADMIN: { id: 1, permissions: ["**"] },
  CLUSTER_MANAGER: {
    id: 2,
    permissions: ["CLUSTER:*:*", "HOST:*:*", "TASK:*:*", "USER:*:READ"],
  },
  CLUSTER_VIEWER: { id: 3, permissions: ["CLUSTER:*:READ", "HOST:*:READ", "TASK:*:READ"] },
  TASK_MANAGER: { id: 4, permissions: ["TASK:*:*"] },
  TASK_VIEWER: { id: 5, permissions: ["TASK:*:READ"] },
  HOST_MANAGER: { id: 6, permissions: ["HOST:*:*"] },
  HOST_VIEWER: { id: 7, permissions: ["HOST:*:READ"] },
  USER_MANAGER: { id: 8, permissions: ["USER:*:*", "ROLE:*:READ"] },
  ROLE_MANAGER: { id: 9, permissions: ["ROLE:*:*"] },
  AUDIT_VIEWER: { id: 10, permissions: ["AUDIT:*:READ"] },
  PROFILE: { id: 11, permissions: ["PROFILE:*:*"] },
} as const;

export type BuiltInRole = keyof typeof BUILT_IN_ROLES;

export const RoleRef = z
  .object({
    id: z.int().describe("Id of the role"),
    name: z.string().describe("Name of the role"),
  })
  .meta({ id: "RoleRef", description: "A role as its holder is told" });

export const Role = z
  .object({
    builtIn: z.boolean().describe("Whether it comes with the console and never changes"),
    createTime: Time.describe("When it was created"),
    description: z.string().optional().describe("What it is for; absent without"),
    id: z.int().describe("Id of the role"),
    name: z.string().describe("Name of the role"),
    permissions: z
      .array(z.string())
      .describe(
        "What its holders may: expressions such as `CLUSTER:*:READ`, or `**` for everything",
      ),
    updateTime: Time.describe("When it was last changed"),
    userCount: z.int().describe("How many users hold it"),
  })
  .meta({ id: "Role", description: "Permissions under a name" });
export type Role = z.infer<typeof Role>;

const RoleName = z
  .string("is required")
  .regex(/^[A-Za-z0-9_]{2,32}$/, "must be 2 to 32 letters, digits or '_'")
  .describe("2 to 32 letters, digits or `_`, which no other role has");

const Description = z
  .string()
  .max(256, "must have at most 256 characters")
  .describe("What the role is for; empty for none");

const grants = z
  .array(Grant)
  .max(200, "must be at most 200")
  .describe("What its holders may: expressions such as `CLUSTER:*:READ`, or `**` for everything");

const none = z.object({});
const roleParams = z.object({ roleId: IdParam.describe("Id of the role") });

export const listRoles = {
  method: "GET",
  path: "/api/v2/iam/roles",
  summary: "List the roles, built-in ones first",
  permission: "ROLE:?:READ",
  params: none,
  query: PageQuery.extend({
    name: z.string().optional().describe("Part of the name, in any case"),
  }),
  body: z.undefined(),
  data: pageOf(Role),
  extension: true,
} satisfies Endpoint;

export const getRole = {
  method: "GET",
  path: "/api/v2/iam/roles/{roleId}",
  summary: "Get a role with its permissions",
  permission: "ROLE:{roleId}:READ",
  params: roleParams,
  query: none,
  body: z.undefined(),
  data: Role,
  extension: true,
} satisfies Endpoint;

export const createRole = {
  method: "POST",
  path: "/api/v2/iam/roles",
  summary: "Create a role; nobody can put into it what they do not hold themselves",
  permission: "ROLE:*:CREATE",
  params: none,
  query: none,
  body: z.object({ name: RoleName, description: Description.optional(), permissions: grants }),
  data: Role,
  extension: true,
} satisfies Endpoint;

export const updateRole = {
  method: "PUT",
  path: "/api/v2/iam/roles/{roleId}",
  summary: "Change a role that is not built in; what is left out stays",
  permission: "ROLE:{roleId}:UPDATE",
  params: roleParams,
  query: none,
  body: z.object({
    name: RoleName.optional(),
    description: Description.optional(),
    permissions: grants.optional(),
  }),
  data: Role,
  extension: true,
} satisfies Endpoint;

export const deleteRole = {
  method: "DELETE",
  path: "/api/v2/iam/roles/{roleId}",
  summary: "Delete a role that is not built in and that nobody holds",
  permission: "ROLE:{roleId}:DELETE",
  params: roleParams,
  query: none,
  body: z.undefined(),
  data: z.undefined(),
  extension: true,
} satisfies Endpoint;
