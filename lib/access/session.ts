import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { Role } from "@/lib/contract/permission";
import { toTime } from "@/lib/contract/time";
import type { User } from "@/lib/contract/user";
import { session, user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { prepared } from "@/lib/store/prepared";

/** A session ends this long after it began, whatever happens. */
export const SESSION_SECONDS = 7 * 24 * 3600;
/** A session that was not used for this long has ended. */
const IDLE_SECONDS = 12 * 3600;
const SEEN_EVERY_SECONDS = 60;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const secondsAgo = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;

/** Begins a session and answers its token, which is stored nowhere. Forgets sessions that have ended. */
export async function startSession(db: Database, userId: number): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expireTime = sql`now() + make_interval(secs => ${SESSION_SECONDS})`;
  await db.insert(session).values({ tokenHash: hashOf(token), userId, expireTime });
  await db
    .delete(session)
    .where(or(lt(session.expireTime, sql`now()`), lt(session.seenTime, secondsAgo(IDLE_SECONDS))));
  return token;
}

const findSession = prepared((db) =>
  db
    .select({ user, stale: sql<boolean>`${session.seenTime} < ${secondsAgo(SEEN_EVERY_SECONDS)}` })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder("tokenHash")),
        gt(session.expireTime, sql`now()`),
        gt(session.seenTime, secondsAgo(IDLE_SECONDS)),
      ),
    )
    .prepare("find_session"),
);

/** Who a session's token belongs to, while the session lasts. Notes at most once a minute that it was used. */
export async function userOfSession(
  db: Database,
  token: string | undefined,
): Promise<User | undefined> {
  if (!token) return undefined;
  const tokenHash = hashOf(token);
  const [row] = await findSession(db).execute({ tokenHash });
  if (!row) return undefined;
  if (row.stale)
    await db.update(session).set({ seenTime: sql`now()` }).where(eq(session.tokenHash, tokenHash));
  return toUser(row.user);
}

/** Ends a session; a token that is none changes nothing. */
export async function endSession(db: Database, token: string | undefined): Promise<void> {
  if (token) await db.delete(session).where(eq(session.tokenHash, hashOf(token)));
}

/** A user as shown: without anything that has to do with the password. */
export function toUser(row: typeof user.$inferSelect): User {
  return {
    createTime: toTime(row.createTime),
    id: row.id,
    name: row.name,
    role: Role.parse(row.role),
  };
}
