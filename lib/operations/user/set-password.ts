import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { CheckPassword } from "@/lib/access/check-password";
import { hashPassword } from "@/lib/access/password";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import type { changePassword as changeEndpoint } from "@/lib/contract/profile";
import type { User } from "@/lib/contract/user";
import { session, user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { getUser } from "./find-users";
import { requireAsMuch } from "./require-rights";

/** From where one's own password is changed. */
interface Place {
  checkPassword: CheckPassword;
  remoteAddress: string;
  /** The session that stays. */
  sessionId: number | undefined;
}

/**
 * Changes one's own password and ends the other sessions. Throws COM10003 for a wrong current password, which
 * counts as at sign-in (IAM10007), for the same password again and for who has none.
 */
export async function changePassword(
  db: Database,
  actor: User,
  { currentPassword, newPassword }: BodyOf<typeof changeEndpoint>,
  { checkPassword, remoteAddress, sessionId = 0 }: Place,
): Promise<void> {
  requireLocal(actor);
  await checkPassword(actor.name, currentPassword, remoteAddress).catch((error: unknown) => {
    const isWrong = error instanceof Failure && error.code === "IAM10004";
    throw isWrong ? wrongPassword() : error;
  });
  if (currentPassword.normalize("NFC") === newPassword.normalize("NFC"))
    throw new Failure("COM10003.samePassword");
  await setPassword(db, actor.id, newPassword, { mustChangePassword: false, sessionId });
}

const wrongPassword = () => new Failure("COM10003.currentPassword");

/**
 * Gives a user a password that has to be changed at the next sign-in, and ends the sessions. Throws COM10002,
 * COM10009 for a user who may more than the actor, COM10003 for who has no password.
 */
export async function resetPassword(
  db: Database,
  actor: User,
  userId: number,
  password: string,
): Promise<User> {
  const target = await getUser(db, userId);
  requireAsMuch(actor, target);
  requireLocal(target);
  await setPassword(db, target.id, password, { mustChangePassword: true, sessionId: 0 });
  return getUser(db, target.id);
}

function requireLocal({ source, name }: User): void {
  if (source !== "LOCAL") throw new Failure("COM10003.sso", [name]);
}

async function setPassword(
  db: Database,
  userId: number,
  password: string,
  { mustChangePassword, sessionId }: { mustChangePassword: boolean; sessionId: number },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await tx
      .update(user)
      .set({ passwordHash, mustChangePassword, failedSignIns: 0, lockedUntil: null })
      .where(eq(user.id, userId));
    await tx.delete(session).where(and(eq(session.userId, userId), ne(session.id, sessionId)));
  });
}
