import "server-only";
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { BUILT_IN_ROLES } from "@/lib/contract/role";
import { user, userRole } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { hashPassword } from "./password";

/**
 * Makes the user `admin` when there is no user yet, with the given password or a new one. Answers the new
 * password, once, which has to be changed at the first sign-in; nothing when there is nothing to tell.
 */
export async function ensureAdmin(
  db: Database,
  givenPassword: string | undefined,
): Promise<string | undefined> {
  if ((await db.$count(user)) > 0) return undefined;
  const password = givenPassword ?? newPassword();
  const passwordHash = await hashPassword(password);
  const made = await db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obdeck.admin'))`);
    if ((await tx.$count(user)) > 0) return [];
    const mustChangePassword = givenPassword === undefined;
    const rows = await tx
      .insert(user)
      .values({ name: "admin", passwordHash, mustChangePassword })
      .returning({ id: user.id });
    for (const { id } of rows)
      await tx.insert(userRole).values({ userId: id, roleId: BUILT_IN_ROLES.ADMIN.id });
    return rows;
  });
  return made.length > 0 && givenPassword === undefined ? password : undefined;
}

/** Sixteen characters in four groups, of all classes that the password rule asks for. */
function newPassword(): string {
  for (;;) {
    const letters = randomBytes(24)
      .toString("base64")
      .replace(/[^A-HJ-NP-Za-km-z2-9]/g, "");
    const text = letters.slice(0, 16);
    const groups = text.match(/.{4}/g) ?? [];
    const isRuled = /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
    if (groups.length === 4 && isRuled) return groups.join("-");
  }
}
