import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import type { User } from "@/lib/contract/user";
import { user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { prepared } from "@/lib/store/prepared";
import type { CheckPassword } from "./check-password";
import { rolesOfUser, toUser } from "./find-user";

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 1000;

const findByName = prepared((db) =>
  db
    .select({ user, roles: rolesOfUser })
    .from(user)
    .where(eq(user.name, sql.placeholder("name")))
    .prepare("find_user_by_name"),
);

/** Who an `Authorization: Basic` header names. Throws `Failure` when it names nobody. */
export type CheckBasic = (header: string, remoteAddress: string) => Promise<User>;

/**
 * Checks HTTP Basic. Credentials that were right are remembered for five minutes by a keyed hash, so that
 * a polling client costs one scrypt and not one a request; a new password makes them wrong at once.
 */
export function createBasicCheck(db: Database, checkPassword: CheckPassword): CheckBasic {
  const key = randomBytes(32);
  const verified = new Map<string, { passwordHash: string | null; until: number }>();
  const underWay = new Map<string, Promise<User>>();

  async function checkAndKeep(digest: string, { name, password }: Pair, address: string) {
    const found = await checkPassword(name, password, address);
    verified.delete(digest);
    verified.set(digest, { passwordHash: found.user.passwordHash, until: Date.now() + KEPT_MS });
    const [oldest] = verified.keys();
    if (verified.size > MOST_KEPT && oldest) verified.delete(oldest);
    return toUser(found);
  }

  return async (header, remoteAddress) => {
    const pair = parseBasic(header);
    if (!pair) throw new Failure("IAM10000");
    const digest = createHmac("sha256", key)
      .update(JSON.stringify([pair.name, pair.password]))
      .digest("base64");
    const known = verified.get(digest);
    if (known && known.until > Date.now()) {
      const [found] = await findByName(db).execute({ name: pair.name });
      if (found?.user.enabled && found.user.passwordHash === known.passwordHash)
        return toUser(found);
    }
    const sameCheck = underWay.get(digest);
    if (sameCheck) return sameCheck;
    const check = checkAndKeep(digest, pair, remoteAddress).finally(() => underWay.delete(digest));
    underWay.set(digest, check);
    return check;
  };
}

interface Pair {
  name: string;
  password: string;
}

/** Name and password of an `Authorization` header of the Basic scheme. */
function parseBasic(header: string): Pair | undefined {
  const [, base64] = /^basic +([A-Za-z0-9+/=_-]+)\s*$/i.exec(header) ?? [];
  if (base64 === undefined) return undefined;
  const text = Buffer.from(base64, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1 || text.includes("\0")) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
