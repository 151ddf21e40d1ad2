import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import { session } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { idIs } from "../id-is";

/** Ends one session of a user. Throws COM10002 when the user has no such session. */
export async function endOneSession(
  db: Database,
  userId: number,
  sessionId: number,
): Promise<void> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, userId), idIs(session.id, sessionId)))
    .returning({ id: session.id });
  if (ended.length === 0) throw new Failure("COM10002", ["session", sessionId]);
}

/** Signs a user out everywhere, but for the session that is named. */
export async function endSessions(db: Database, userId: number, keptSessionId = 0): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, userId), ne(session.id, keptSessionId)));
}
