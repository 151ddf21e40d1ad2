import "server-only";
import { inArray, sql } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import { may } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";
import { role, user, userRole } from "@/lib/store/console-tables";
import type { Tx } from "@/lib/store/database";

/** Nobody gives or takes what they do not hold themselves. Throws COM10009. */
export function requireHolds(actor: User, permissions: readonly string[]): void {
  const foreign = permissions.find((one) => !may(actor.permissions, one));
  if (foreign !== undefined) throw new Failure("COM10009.give", [foreign]);
}

/** Nobody changes a user who may more than they do: a new password would be a way to become that user. Throws COM10009. */
export function requireAsMuch(actor: User, target: User): void {
  const foreign = target.permissions.find((one) => !may(actor.permissions, one));
  if (foreign !== undefined) throw new Failure("COM10009.user", [target.name, foreign]);
}

/** All that the roles grant together. Throws COM10002 for a role that is not there. */
export async function permissionsOf(tx: Tx, roleIds: readonly number[]): Promise<string[]> {
  if (roleIds.length === 0) return [];
  const ids = roleIds.filter((id) => id <= MAX_ID);
  const rows = await tx.select().from(role).where(inArray(role.id, ids));
  const missing = roleIds.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw new Failure("COM10002", ["role", missing]);
  return rows.flatMap(({ permissions }) => permissions);
}

const MAX_ID = 2_147_483_647;

/** Takes turns with everything else that could leave the console without an administrator. */
export async function lockAdministration(tx: Tx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obdeck.admin'))`);
}

/** After a change: somebody who can come in must still be allowed everything. Throws COM10003. */
export async function requireAdministrator(tx: Tx, changed: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    SELECT FROM ${user} u JOIN ${userRole} h ON h.user_id = u.id JOIN ${role} r ON r.id = h.role_id
    WHERE u.enabled AND '**' = ANY (r.permissions) LIMIT 1`);
  if (rows.length === 0) throw new Failure("COM10003.lastAdmin", [changed]);
}
