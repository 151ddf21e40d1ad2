import "server-only";
import { sql } from "drizzle-orm";
import { BUILT_IN_ROLES } from "@/lib/contract/role";
import { toTime } from "@/lib/contract/time";
import type { User, UserStatus } from "@/lib/contract/user";
import type { user } from "@/lib/store/console-tables";

/** What everybody may, without holding a role. */
const EVERYBODYS = BUILT_IN_ROLES.PROFILE.permissions;

/** The roles of the user in the same query, as JSON: one row a user, whatever the roles. */
export const rolesOfUser = sql<UserWithRoles["roles"]>`(
  SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'permissions', r.permissions)
    ORDER BY r.id), '[]')
  FROM user_role h JOIN role r ON r.id = h.role_id
  WHERE h.user_id = "user".id)`;

/** A user's row with the roles held. */
export interface UserWithRoles {
  user: typeof user.$inferSelect;
  roles: { id: number; name: string; permissions: string[] }[];
}

/** A user as shown: without anything that has to do with the password. */
export function toUser({ user: row, roles }: UserWithRoles): User {
  const status = statusOf(row);
  const permissions = new Set([...roles.flatMap((one) => one.permissions), ...EVERYBODYS]);
  return {
    createTime: toTime(row.createTime),
    description: row.description ?? undefined,
    email: row.email ?? undefined,
    id: row.id,
    lastSignInTime: row.lastSignInTime ? toTime(row.lastSignInTime) : undefined,
    lockedUntil: status === "LOCKED" && row.lockedUntil ? toTime(row.lockedUntil) : undefined,
    mustChangePassword: row.mustChangePassword,
    name: row.name,
    permissions: [...permissions].sort(),
    roles: roles.map(({ id, name }) => ({ id, name })),
    source: row.ssoSubject === null ? "LOCAL" : "SSO",
    status,
  };
}

function statusOf({ enabled, lockedUntil }: UserWithRoles["user"]): UserStatus {
  if (!enabled) return "DISABLED";
  return lockedUntil && lockedUntil.getTime() > Date.now() ? "LOCKED" : "ENABLED";
}
