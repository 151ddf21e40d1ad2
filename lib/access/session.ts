import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { User } from "@/lib/contract/user";
import { session, user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { prepared } from "@/lib/store/prepared";
import { rolesOfUser, toUser } from "./find-user";

/** How long a session lasts. */
export interface SessionLimits {
  /** One that was not used for this long has ended. */
  idleSeconds: number;
  /** One ends this long after it began, whatever happens. */
  wholeSeconds: number;
}

/** Two hours without use, a day in all. */
export const SESSION_LIMITS: SessionLimits = { idleSeconds: 2 * 3600, wholeSeconds: 24 * 3600 };

const SEEN_EVERY_SECONDS = 60;
const LONGEST_AGENT = 256;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const secondsAgo = (seconds: number | Placeholder): SQL =>
  sql`now() - make_interval(secs => ${seconds}::int)`;

/** Where a session begins. */
export interface Arrival {
  source: "PASSWORD" | "SSO";
  remoteAddress: string;
  userAgent: string | undefined;
}

/** Begins a session and answers its token, which is stored nowhere. Forgets sessions that have ended. */
export async function startSession(
  db: Database,
  userId: number,
  { source, remoteAddress, userAgent }: Arrival,
  { idleSeconds, wholeSeconds }: SessionLimits = SESSION_LIMITS,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db.insert(session).values({
    tokenHash: hashOf(token),
    userId,
    source,
    remoteAddress,
    userAgent: userAgent?.slice(0, LONGEST_AGENT) ?? null,
    expireTime: sql`now() + make_interval(secs => ${wholeSeconds})`,
  });
  await db.update(user).set({ lastSignInTime: sql`now()` }).where(eq(user.id, userId));
  await db
    .delete(session)
    .where(or(lt(session.expireTime, sql`now()`), lt(session.seenTime, secondsAgo(idleSeconds))));
  return token;
}

/** A session that lasts, and whose it is. */
export interface Present {
  user: User;
  sessionId: number;
}

const findSession = prepared((db) =>
  db
    .select({
      user,
      roles: rolesOfUser,
      sessionId: session.id,
      stale: sql<boolean>`${session.seenTime} < ${secondsAgo(SEEN_EVERY_SECONDS)}`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder("tokenHash")),
        eq(user.enabled, true),
        gt(session.expireTime, sql`now()`),
        gt(session.seenTime, secondsAgo(sql.placeholder("idleSeconds"))),
      ),
    )
    .prepare("find_session"),
);

/**
 * Who a session's token belongs to, while the session lasts and the user may come in. Notes at most once a
 * minute that it was used.
 */
export async function userOfSession(
  db: Database,
  token: string | undefined,
  { idleSeconds }: SessionLimits = SESSION_LIMITS,
): Promise<Present | undefined> {
  if (!token) return undefined;
  const tokenHash = hashOf(token);
  const [row] = await findSession(db).execute({ tokenHash, idleSeconds });
  if (!row) return undefined;
  if (row.stale)
    await db.update(session).set({ seenTime: sql`now()` }).where(eq(session.tokenHash, tokenHash));
  return { user: toUser(row), sessionId: row.sessionId };
}

/** Ends a session; a token that is none changes nothing. */
export async function endSession(db: Database, token: string | undefined): Promise<void> {
  if (token) await db.delete(session).where(eq(session.tokenHash, hashOf(token)));
}
