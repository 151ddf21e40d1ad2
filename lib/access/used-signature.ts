import "server-only";
import { createHash } from "node:crypto";
import { lt, sql } from "drizzle-orm";
import { usedSignature } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import type { SignatureHeader } from "./signature";
import { SIGNED_WITHIN_MS } from "./signed-date";
import { Sparse } from "./sparse";

/** Consoles that share a database may disagree about the time by this much. */
const CLOCKS_MS = 5 * 60_000;

/** Answers whether a signature is used for the first time, and notes that it was. */
export type IsFirstUse = (header: SignatureHeader, date: Date) => Promise<boolean>;

/**
 * Remembers used signatures in the database, for every console on it. One is kept until its date is too old
 * for each of them, then forgotten, at a later use of another.
 */
export function createFirstUse(db: Database): IsFirstUse {
  const pruning = new Sparse(60_000);

  return async ({ accessKey, signature }, date) => {
    if (pruning.may("used_signature"))
      await db.delete(usedSignature).where(lt(usedSignature.expireTime, sql`now()`));
    const hash = createHash("sha256").update(`${accessKey}:${signature}`).digest("hex");
    const expireTime = new Date(date.getTime() + SIGNED_WITHIN_MS + CLOCKS_MS);
    const noted = await db
      .insert(usedSignature)
      .values({ hash, expireTime })
      .onConflictDoNothing()
      .returning({ hash: usedSignature.hash });
    return noted.length > 0;
  };
}
