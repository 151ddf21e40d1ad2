import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { SessionLimits } from "@/lib/access/session";
import { Session } from "@/lib/contract/session";
import { toTime } from "@/lib/contract/time";
import { session } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";

/** The sessions of a user that have not ended, last used first; `sessionId` is the one that asks. */
export async function listSessions(
  db: Database,
  userId: number,
  sessionId: number | undefined,
  { idleSeconds }: SessionLimits,
): Promise<{ contents: Session[] }> {
  const rows = await db
    .select()
    .from(session)
    .where(
      and(
        eq(session.userId, userId),
        gt(session.expireTime, sql`now()`),
        gt(session.seenTime, sql`now() - make_interval(secs => ${idleSeconds}::int)`),
      ),
    )
    .orderBy(desc(session.seenTime), desc(session.id));
  return {
    contents: rows.map((row) => ({
      createTime: toTime(row.createTime),
      current: row.id === sessionId,
      expireTime: toTime(row.expireTime),
      id: row.id,
      idleUntil: toTime(new Date(row.seenTime.getTime() + idleSeconds * 1000)),
      remoteAddress: row.remoteAddress ?? undefined,
      seenTime: toTime(row.seenTime),
      source: Session.shape.source.parse(row.source),
      userAgent: row.userAgent ?? undefined,
    })),
  };
}
