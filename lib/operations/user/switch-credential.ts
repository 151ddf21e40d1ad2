import "server-only";
import { and, eq } from "drizzle-orm";
import type { Credential } from "@/lib/contract/credential";
import { Failure } from "@/lib/contract/failure";
import { credential } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { isOwnCredential, noCredential, toCredential } from "./find-credentials";

/** Lets in what one of a user's access keys signs, or refuses it from now on. Throws COM10002. */
export async function switchCredential(
  db: Database,
  userId: number,
  credentialId: number,
  enabled: boolean,
): Promise<Credential> {
  const [row] = await db
    .update(credential)
    .set({ enabled })
    .where(isOwnCredential(userId, credentialId))
    .returning();
  if (!row) throw noCredential(credentialId);
  return toCredential(row);
}

/** Deletes one of a user's access keys, which must be disabled. Throws COM10002, and COM10003 while it is enabled. */
export async function deleteCredential(
  db: Database,
  userId: number,
  credentialId: number,
): Promise<void> {
  const isOwn = isOwnCredential(userId, credentialId);
  const deleted = await db
    .delete(credential)
    .where(and(isOwn, eq(credential.enabled, false)))
    .returning({ id: credential.id });
  if (deleted.length > 0) return;
  const [enabled] = await db.select().from(credential).where(isOwn);
  throw enabled
    ? new Failure("COM10003.credential", [enabled.accessKey])
    : noCredential(credentialId);
}
