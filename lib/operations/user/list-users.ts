import "server-only";
import { toUser } from "@/lib/access/session";
import type { User } from "@/lib/contract/user";
import { user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";

/** Every user of the console, in id order. */
export async function listUsers(db: Database): Promise<{ contents: User[] }> {
  const rows = await db.select().from(user).orderBy(user.id);
  return { contents: rows.map(toUser) };
}
