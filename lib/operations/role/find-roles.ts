import "server-only";
import { and, asc, inArray, sql } from "drizzle-orm";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import { grantedIds } from "@/lib/contract/permission";
import type { listRoles as endpoint, Role } from "@/lib/contract/role";
import { toTime } from "@/lib/contract/time";
import type { User } from "@/lib/contract/user";
import { role } from "@/lib/store/console-tables";
import type { Database, Tx } from "@/lib/store/database";
import { contains } from "../contains";
import { idIs } from "../id-is";
import { pageFacts } from "../page-facts";
import { sortBy } from "../sort-by";

const SORTABLE = { id: role.id, name: role.name, createTime: role.createTime };

const userCount = sql<number>`(
  SELECT count(*)::int FROM user_role h WHERE h.role_id = role.id)`;

/** One page of the roles that the actor may read, built-in ones first unless asked otherwise. Throws COM10011. */
export async function listRoles(
  db: Database,
  actor: User,
  query: QueryOf<typeof endpoint>,
): Promise<DataOf<typeof endpoint>> {
  const order = sortBy(query.sort, SORTABLE, role.id, asc(role.id));
  const ids = grantedIds(actor.permissions, "ROLE", "READ");
  const where = and(
    ids === "all" ? undefined : inArray(role.id, ids),
    query.name ? contains(role.name, query.name) : undefined,
  );
  const [total, rows] = await Promise.all([
    db.$count(role, where),
    db
      .select({ role, userCount })
      .from(role)
      .where(where)
      .orderBy(...order)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
  ]);
  return { contents: rows.map(toRole), page: pageFacts(query, total) };
}

/** A role by id. Throws COM10002. */
export async function getRole(db: Database | Tx, roleId: number): Promise<Role> {
  const [found] = await db.select({ role, userCount }).from(role).where(idIs(role.id, roleId));
  if (!found) throw new Failure("COM10002", ["role", roleId]);
  return toRole(found);
}

const toRole = (found: { role: typeof role.$inferSelect; userCount: number }): Role => ({
  builtIn: found.role.builtIn,
  createTime: toTime(found.role.createTime),
  description: found.role.description ?? undefined,
  id: found.role.id,
  name: found.role.name,
  permissions: found.role.permissions,
  updateTime: toTime(found.role.updateTime),
  userCount: found.userCount,
});
