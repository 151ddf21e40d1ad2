import "server-only";
import { eq, sql } from "drizzle-orm";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import type {
  createRole as createEndpoint,
  Role,
  updateRole as updateEndpoint,
} from "@/lib/contract/role";
import type { User } from "@/lib/contract/user";
import { role } from "@/lib/store/console-tables";
import type { Database, Tx } from "@/lib/store/database";
import { lockAdministration, requireAdministrator, requireHolds } from "../user/require-rights";
import { getRole } from "./find-roles";

/** Adds a role. Throws COM10005 when the name is taken, COM10009 for what the actor does not hold. */
export async function createRole(
  db: Database,
  actor: User,
  { name, description, permissions }: BodyOf<typeof createEndpoint>,
): Promise<Role> {
  requireHolds(actor, permissions);
  const values = { name, description: description || null, permissions: inOrder(permissions) };
  const [row] = await db
    .insert(role)
    .values(values)
    .onConflictDoNothing({ target: role.name })
    .returning({ id: role.id });
  if (!row) throw new Failure("COM10005", [name]);
  return getRole(db, row.id);
}

const inOrder = (permissions: readonly string[]): string[] => [...new Set(permissions)].sort();

/**
 * Changes a role; what is left out stays, and who holds it may the new at once. Throws COM10002, COM10003 for
 * a built-in role and for the last administrator's, COM10005 for a name that is taken, COM10009.
 */
export async function updateRole(
  db: Database,
  actor: User,
  roleId: number,
  { name, description, permissions }: BodyOf<typeof updateEndpoint>,
): Promise<Role> {
  return db.transaction(async (tx) => {
    const found = await requireOwn(tx, actor, roleId);
    if (name !== undefined && name !== found.name) await requireFree(tx, name);
    if (permissions) requireHolds(actor, permissions);
    await tx
      .update(role)
      .set({
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description: description || null }),
        ...(permissions && { permissions: inOrder(permissions) }),
        updateTime: sql`now()`,
      })
      .where(eq(role.id, found.id));
    await requireAdministrator(tx, found.name);
    return getRole(tx, found.id);
  });
}

/** Deletes a role that nobody holds. Throws COM10002, COM10003, COM10009. */
export async function deleteRole(db: Database, actor: User, roleId: number): Promise<void> {
  await db.transaction(async (tx) => {
    const { id, name, userCount } = await requireOwn(tx, actor, roleId);
    if (userCount > 0) throw new Failure("COM10003.roleHeld", [name, userCount]);
    await tx.delete(role).where(eq(role.id, id));
  });
}

/** A role that is not built in, and grants no more than the actor holds. */
async function requireOwn(tx: Tx, actor: User, roleId: number): Promise<Role> {
  await lockAdministration(tx);
  const found = await getRole(tx, roleId);
  if (found.builtIn) throw new Failure("COM10003.builtIn", [found.name]);
  requireHolds(actor, found.permissions);
  return found;
}

async function requireFree(tx: Tx, name: string): Promise<void> {
  const taken = await tx.select({ id: role.id }).from(role).where(eq(role.name, name));
  if (taken.length > 0) throw new Failure("COM10005", [name]);
}
