import "server-only";
import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";

/** The account PostgreSQL runs as: another than ours only when we are root, as which it refuses to run. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

/** nobody; where it is not mapped into our namespace, some other that is not root. */
const CANDIDATES = [65_534, 1000, 1];

/** The account to use, or undefined for our own. */
export function unprivilegedAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const id of CANDIDATES) {
    const account = { uid: id, gid: id };
    if (test(account, "-d", "/")) return account;
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and this process may not start programs as another user. Run OBDeck as an ordinary user, or set OBDECK_DATABASE_URL.",
  );
}

/** Gives a file or directory to the account. */
export function giveTo(account: PostgresAccount | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** Whether the account may pass every directory above this one and enter it. */
export function canEnter(account: PostgresAccount | undefined, directory: string): boolean {
  return !account || test(account, "-x", directory);
}

function test({ uid, gid }: PostgresAccount, condition: "-d" | "-x", path: string): boolean {
  const script = `test ${condition} "$1"`;
  return spawnSync("/bin/sh", ["-c", script, "sh", path], { uid, gid, cwd: "/" }).status === 0;
}
