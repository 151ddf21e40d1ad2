import "server-only";
import { join } from "node:path";
import { readIfThere, writeWhole } from "./write-file";

/** How often a server was asked for a minor freeze, and when last. */
export interface Freezes {
  count: number;
  lastTimeMs: number;
}

const fileOf = (home: string) => join(home, "run/freezes.json");

/** The minor freezes that the server of a home was asked for. */
export function readFreezes(home: string): Freezes {
  const text = readIfThere(fileOf(home));
  // recordFreeze wrote it.
  return text === undefined ? { count: 0, lastTimeMs: 0 } : (JSON.parse(text) as Freezes);
}

/** Counts one more; only under the lock of the cluster. */
export function recordFreeze(home: string): void {
  const { count } = readFreezes(home);
  writeWhole(fileOf(home), JSON.stringify({ count: count + 1, lastTimeMs: Date.now() }));
}
