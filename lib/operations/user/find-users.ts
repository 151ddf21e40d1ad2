import "server-only";
import { and, asc, inArray, or, type SQL, sql } from "drizzle-orm";
import { rolesOfUser, toUser } from "@/lib/access/find-user";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import { grantedIds } from "@/lib/contract/permission";
import type { listUsers as endpoint, User, UserStatus } from "@/lib/contract/user";
import { user, userRole } from "@/lib/store/console-tables";
import type { Database, Tx } from "@/lib/store/database";
import { contains } from "../contains";
import { idIs } from "../id-is";
import { pageFacts } from "../page-facts";
import { sortBy } from "../sort-by";

const SORTABLE = {
  id: user.id,
  name: user.name,
  createTime: user.createTime,
  lastSignInTime: user.lastSignInTime,
};

/** One page of the users that the actor may read, in id order unless asked otherwise. Throws COM10011. */
export async function listUsers(
  db: Database,
  actor: User,
  query: QueryOf<typeof endpoint>,
): Promise<DataOf<typeof endpoint>> {
  const order = sortBy(query.sort, SORTABLE, user.id, asc(user.id));
  const ids = grantedIds(actor.permissions, "USER", "READ");
  const where = and(
    ids === "all" ? undefined : inArray(user.id, ids),
    query.name ? contains(user.name, query.name) : undefined,
    query.status?.length ? or(...query.status.map(isOf)) : undefined,
    query.roleId ? inArray(user.id, holdersOf(db, query.roleId)) : undefined,
  );
  const [total, rows] = await Promise.all([
    db.$count(user, where),
    db
      .select({ user, roles: rolesOfUser })
      .from(user)
      .where(where)
      .orderBy(...order)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
  ]);
  return { contents: rows.map(toUser), page: pageFacts(query, total) };
}

const isLocked = sql`coalesce(${user.lockedUntil} > now(), false)`;

function isOf(status: UserStatus): SQL {
  if (status === "DISABLED") return sql`(NOT ${user.enabled})`;
  return status === "LOCKED"
    ? sql`(${user.enabled} AND ${isLocked})`
    : sql`(${user.enabled} AND NOT ${isLocked})`;
}

const holdersOf = (db: Database, roleId: number) =>
  db.select({ id: userRole.userId }).from(userRole).where(idIs(userRole.roleId, roleId));

/** A user by id. Throws COM10002. */
export async function getUser(db: Database | Tx, userId: number): Promise<User> {
  const [found] = await db
    .select({ user, roles: rolesOfUser })
    .from(user)
    .where(idIs(user.id, userId));
  if (!found) throw new Failure("COM10002", ["user", userId]);
  return toUser(found);
}
