import "server-only";
import { and, eq } from "drizzle-orm";
import type { Credential } from "@/lib/contract/credential";
import { Failure } from "@/lib/contract/failure";
import { toTime } from "@/lib/contract/time";
import { credential } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { idIs } from "../id-is";

/** The access keys of a user, oldest first, without their secrets. */
export async function listCredentials(
  db: Database,
  userId: number,
): Promise<{ contents: Credential[] }> {
  const rows = await db
    .select()
    .from(credential)
    .where(eq(credential.userId, userId))
    .orderBy(credential.id);
  return { contents: rows.map(toCredential) };
}

/** An access key as shown. */
export function toCredential(row: typeof credential.$inferSelect): Credential {
  return {
    accessKey: row.accessKey,
    createTime: toTime(row.createTime),
    description: row.description ?? undefined,
    enabled: row.enabled,
    id: row.id,
    lastUsedTime: row.lastUsedTime ? toTime(row.lastUsedTime) : undefined,
  };
}

/** Another user's key is as good as none. */
export const isOwnCredential = (userId: number, credentialId: number) =>
  and(eq(credential.userId, userId), idIs(credential.id, credentialId));

/** COM10002: the user has no such access key. */
export const noCredential = (credentialId: number): Failure =>
  new Failure("COM10002", ["access key", credentialId]);
