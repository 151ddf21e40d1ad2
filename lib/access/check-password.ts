import "server-only";
import { eq, sql } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import { user } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { FailureCounter } from "./failure-counter";
import { rolesOfUser, type UserWithRoles } from "./find-user";
import { NOBODY_HASH, verifyPassword } from "./password";
import { Turns } from "./turns";

/** How many failures lock out, and for how long. */
export interface LockOut {
  failures: number;
  accountMinutes: number;
  addressMinutes: number;
}

/** OCP's defaults (`ocp.iam.login.max-attempts`, `…lockout-minutes`). */
export const LOCK_OUT: LockOut = { failures: 20, accountMinutes: 30, addressMinutes: 10 };
const MINUTE_MS = 60_000;
/** Far fewer than lock out; scrypt has four threads to run on anyway. */
const CHECKS_AT_ONCE = 4;

/** Counts who fails by their addresses, whatever they try. */
export const createAddressCounter = ({ failures, addressMinutes }: LockOut): FailureCounter =>
  new FailureCounter(failures, addressMinutes * MINUTE_MS);

/** Checks a name and a password on behalf of an address. */
export type CheckPassword = (
  name: string,
  password: string,
  remoteAddress: string,
) => Promise<UserWithRoles>;

/**
 * Checks passwords and locks out who fails too often: accounts in the database, addresses and all names in
 * this process. A try counts as failed until it was right, and only a few are checked at the same time, so
 * that many at once are no more than many in turn, and those who are right do not lock each other out. An unknown name takes as long as a known one and is told the same.
 * Throws IAM10004 for a wrong name or password, IAM10007 while
 * locked out, IAM10001 to who knows the password of a disabled account.
 */
export function createPasswordCheck(
  db: Database,
  lockOut: LockOut,
  addresses: FailureCounter,
): CheckPassword {
  const { failures, accountMinutes } = lockOut;
  const names = new FailureCounter(failures, accountMinutes * MINUTE_MS);

  const turns = new Turns(CHECKS_AT_ONCE);

  const check: CheckPassword = async (name, password, remoteAddress) => {
    refuseFor(Math.max(addresses.waitMs(remoteAddress), names.waitMs(name)));
    addresses.failed(remoteAddress);
    names.failed(name);
    const [found] = await db
      .select({ user, roles: rolesOfUser })
      .from(user)
      .where(eq(user.name, name));
    const row = found?.user;
    refuseFor(msUntil(row?.lockedUntil));
    const matches = await verifyPassword(password, row?.passwordHash ?? NOBODY_HASH);
    if (!found || !row || !matches) {
      if (row) await countFailure(db, row.id, lockOut);
      throw new Failure("IAM10004");
    }
    if (!row.enabled) throw new Failure("IAM10001");
    addresses.succeeded(remoteAddress);
    names.succeeded(name);
    if (row.failedSignIns > 0) await resetFailures(db, row.id);
    return found;
  };
  return (...call) => turns.take(() => check(...call));
}

/** Throws IAM10007 while there is something to wait for. */
export function refuseFor(waitMs: number): void {
  if (waitMs > 0) throw new Failure("IAM10007", [Math.ceil(waitMs / MINUTE_MS)]);
}

const msUntil = (time: Date | null | undefined): number => (time ? time.getTime() - Date.now() : 0);

async function countFailure(
  db: Database,
  userId: number,
  { failures, accountMinutes }: LockOut,
): Promise<void> {
  const isLast = sql`${user.failedSignIns} + 1 >= ${failures}`;
  const end = sql`now() + make_interval(mins => ${accountMinutes})`;
  await db
    .update(user)
    .set({
      failedSignIns: sql`CASE WHEN ${isLast} THEN 0 ELSE ${user.failedSignIns} + 1 END`,
      lockedUntil: sql`CASE WHEN ${isLast} THEN ${end} ELSE ${user.lockedUntil} END`,
    })
    .where(eq(user.id, userId));
}

async function resetFailures(db: Database, userId: number): Promise<void> {
  await db.update(user).set({ failedSignIns: 0, lockedUntil: null }).where(eq(user.id, userId));
}
