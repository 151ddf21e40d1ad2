import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const WAIT_S = 5;

/** The lock of a cluster could not be had in time. */
export class LockHeld extends Error {}

/**
 * Does something to the shared files of a cluster while nobody else does. The lock is held by a child
 * that ends when its input closes, so a killed holder leaves nothing behind. Throws `LockHeld` when
 * it could not be had in 5 s.
 */
export async function withClusterLock<T>(cluster: string, act: () => T): Promise<T> {
  const words = ["--timeout", String(WAIT_S), join(cluster, "lock"), "sh", "-c", "echo; read end"];
  const child = spawn("flock", words, { stdio: ["pipe", "pipe", "ignore"] });
  const ended = once(child, "close");
  try {
    const [held] = await Promise.race([once(child.stdout, "data"), ended]);
    if (!(held instanceof Buffer))
      throw new LockHeld(`The lock of ${cluster} is held by someone else`);
    return act();
  } finally {
    child.stdin.end();
    await ended;
  }
}
