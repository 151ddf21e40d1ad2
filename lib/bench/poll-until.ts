import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 90_000;
const PAUSE_MS = 25;

/** Reads again and again until something is there. Throws after 90 s. */
export async function pollUntil<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    const found = await read();
    if (found !== undefined) return found;
  }
  throw new Error(`Waited in vain until ${what}`);
}
