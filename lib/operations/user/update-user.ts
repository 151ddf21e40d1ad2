import "server-only";
import { eq } from "drizzle-orm";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import type { updateUser as endpoint, User } from "@/lib/contract/user";
import { user, userRole } from "@/lib/store/console-tables";
import type { Database, Tx } from "@/lib/store/database";
import { getUser } from "./find-users";
import {
  lockAdministration,
  permissionsOf,
  requireAdministrator,
  requireAsMuch,
  requireHolds,
} from "./require-rights";

/**
 * Changes a user; what is left out stays. Throws COM10002 for a user or role that is not there, COM10009 for
 * rights that the actor does not hold, COM10003 where nobody would be left who may everything.
 */
export async function updateUser(
  db: Database,
  actor: User,
  userId: number,
  { roleIds, description, email }: BodyOf<typeof endpoint>,
): Promise<User> {
  return db.transaction(async (tx) => {
    await lockAdministration(tx);
    const target = await getUser(tx, userId);
    requireAsMuch(actor, target);
    if (description !== undefined || email !== undefined)
      await tx
        .update(user)
        .set({
          ...(description !== undefined && { description: description || null }),
          ...(email !== undefined && { email: email || null }),
        })
        .where(eq(user.id, target.id));
    if (roleIds) await replaceRoles(tx, actor, target, [...new Set(roleIds)]);
    return getUser(tx, target.id);
  });
}

async function replaceRoles(tx: Tx, actor: User, target: User, roleIds: number[]): Promise<void> {
  if (actor.id === target.id && target.roles.some(({ id }) => !roleIds.includes(id)))
    throw new Failure("COM10003.self");
  requireHolds(actor, await permissionsOf(tx, roleIds));
  await tx.delete(userRole).where(eq(userRole.userId, target.id));
  if (roleIds.length > 0)
    await tx.insert(userRole).values(roleIds.map((roleId) => ({ userId: target.id, roleId })));
  await requireAdministrator(tx, target.name);
}
