import { setTimeout as sleep } from "node:timers/promises";
import { DriverError } from "@/lib/drivers/error";
import type { OperationRun } from "./step-run";

const FIRST_MS = 250;
const LONGEST_MS = 5000;

/**
 * Repeats a call while it fails for a reason that may pass, with growing pauses, until the step's
 * deadline. `mostTries` bounds it where repeating longer is no use, `mayPass` where not every such reason will.
 */
export async function retrying<T>(
  run: OperationRun,
  call: () => Promise<T>,
  mostTries = Number.POSITIVE_INFINITY,
  mayPass: (error: DriverError) => boolean = () => true,
): Promise<T> {
  for (let tries = 1, pauseMs = FIRST_MS; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const passes = error instanceof DriverError && error.retryable && mayPass(error);
      if (!passes || tries >= mostTries || Date.now() + pauseMs > run.deadline) throw error;
      run.log(`${error.message}; trying again`, "WARN");
      await sleep(pauseMs, undefined, { signal: run.signal });
      pauseMs = Math.min(pauseMs * 2, LONGEST_MS);
    }
  }
}
