import "server-only";
import { hashPassword } from "@/lib/access/password";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import type { createUser as endpoint, User } from "@/lib/contract/user";
import { user, userRole } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { getUser } from "./find-users";
import { lockAdministration, permissionsOf, requireHolds } from "./require-rights";

/**
 * Adds a user. Throws COM10005 when the name is taken, COM10002 for a role that is not there, COM10009 for
 * one that grants what the actor does not hold.
 */
export async function createUser(
  db: Database,
  actor: User,
  { password, roleIds, ...given }: BodyOf<typeof endpoint>,
): Promise<User> {
  const passwordHash = await hashPassword(password);
  const ids = [...new Set(roleIds)];
  return db.transaction(async (tx) => {
    await lockAdministration(tx);
    requireHolds(actor, await permissionsOf(tx, ids));
    const [row] = await tx
      .insert(user)
      .values({ ...given, passwordHash })
      .onConflictDoNothing({ target: user.name })
      .returning({ id: user.id });
    if (!row) throw new Failure("COM10005", [given.name]);
    if (ids.length > 0)
      await tx.insert(userRole).values(ids.map((roleId) => ({ userId: row.id, roleId })));
    return getUser(tx, row.id);
  });
}
