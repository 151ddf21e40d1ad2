import "server-only";
import { eq } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import { session, user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { getUser } from "./find-users";
import { lockAdministration, requireAdministrator, requireAsMuch } from "./require-rights";

/** What is done to whether a user can come in. */
export type Switch = "ENABLE" | "DISABLE" | "UNLOCK" | "DELETE";

/**
 * Lets a user in again, keeps one out and ends the sessions, or deletes one. Throws COM10002, COM10009 for a
 * user who may more than the actor, COM10003 for oneself and for the last administrator.
 */
export async function switchUser(
  db: Database,
  actor: User,
  userId: number,
  what: Switch,
): Promise<User> {
  return db.transaction(async (tx) => {
    await lockAdministration(tx);
    const target = await getUser(tx, userId);
    requireAsMuch(actor, target);
    const isThis = eq(user.id, target.id);
    if (what === "UNLOCK" || what === "ENABLE") {
      const unlocked = { failedSignIns: 0, lockedUntil: null };
      const change = what === "ENABLE" ? { ...unlocked, enabled: true } : unlocked;
      await tx.update(user).set(change).where(isThis);
      return getUser(tx, target.id);
    }
    if (actor.id === target.id) throw new Failure("COM10003.self");
    if (what === "DELETE") await tx.delete(user).where(isThis);
    else {
      await tx.update(user).set({ enabled: false }).where(isThis);
      await tx.delete(session).where(eq(session.userId, target.id));
    }
    await requireAdministrator(tx, target.name);
    return what === "DELETE" ? target : getUser(tx, target.id);
  });
}
