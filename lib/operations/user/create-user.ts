import "server-only";
import { hashPassword } from "@/lib/access/password";
import { toUser } from "@/lib/access/session";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import type { createUser as endpoint, User } from "@/lib/contract/user";
import { user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";

/** Adds a user. Throws COM10005 when the name is taken. */
export async function createUser(
  db: Database,
  { name, password, role }: BodyOf<typeof endpoint>,
): Promise<User> {
  const passwordHash = await hashPassword(password);
  const [row] = await db
    .insert(user)
    .values({ name, role, passwordHash })
    .onConflictDoNothing({ target: user.name })
    .returning();
  if (!row) throw new Failure("COM10005", [name]);
  return toUser(row);
}
