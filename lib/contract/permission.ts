import { z } from "zod";

/** The built-in roles of this release, a subset of OCP's default roles (4.2.2, "Manage roles"). */
export const Role = z.enum(["ADMIN", "CLUSTER_MANAGER", "CLUSTER_VIEWER"]).meta({ id: "Role" });
export type Role = z.infer<typeof Role>;

/** `RESOURCE:ACTION`, the part of OCP's `RESOURCE:id:ACTION` that does not name one object. */
export type Permission =
  | "CLUSTER:READ"
  | "CLUSTER:UPDATE"
  /** To stop or restart although a check refuses it. */
  | "CLUSTER:FORCE"
  | "TASK:READ"
  | "TASK:UPDATE"
  | "USER:READ"
  | "USER:CREATE";

const GRANTS: Record<Role, readonly Permission[]> = {
  ADMIN: [
    "CLUSTER:READ",
    "CLUSTER:UPDATE",
    "CLUSTER:FORCE",
    "TASK:READ",
    "TASK:UPDATE",
    "USER:READ",
    "USER:CREATE",
  ],
  CLUSTER_MANAGER: ["CLUSTER:READ", "CLUSTER:UPDATE", "TASK:READ", "TASK:UPDATE", "USER:READ"],
  CLUSTER_VIEWER: ["CLUSTER:READ", "TASK:READ"],
};

/** Whether a role holds a permission. The browser asks it too, to explain a disabled button. */
export function may(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}
