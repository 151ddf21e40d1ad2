import { setTimeout as sleep } from "node:timers/promises";
import { DriverError } from "@/lib/drivers/error";
import type { ServerRun } from "./server-step";

const FIRST_MS = 250;
const LONGEST_MS = 5000;

/**
 * Repeats a call while it fails for a reason that may pass, with growing pauses, until the step's
 * deadline. `mostTries` bounds it where repeating longer is no use.
 */
export async function retrying<T>(
  run: ServerRun,
  call: () => Promise<T>,
  mostTries = Number.POSITIVE_INFINITY,
): Promise<T> {
  for (let tries = 1, pauseMs = FIRST_MS; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const mayPass = error instanceof DriverError && error.retryable;
      if (!mayPass || tries >= mostTries || Date.now() + pauseMs > run.deadline) throw error;
      run.log(`${error.message}; trying again`, "WARN");
      await sleep(pauseMs, undefined, { signal: run.signal });
      pauseMs = Math.min(pauseMs * 2, LONGEST_MS);
    }
  }
}
