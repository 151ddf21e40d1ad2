import { DriverError } from "@/lib/drivers/error";
import type { OperationRun } from "./step-run";

/** A change to a cluster that a rollback may have to undo. */
interface Change {
  /** The name under which it is remembered that this task made it. */
  fact: string;
  /** Whether things are as wanted already. */
  isDone(): Promise<boolean>;
  act(): Promise<unknown>;
}

/**
 * Makes a change, and remembers before it that this task does: a run after a crash finds things as wanted and must still
 * know by whom. What the cluster refused was not done. Answers whether anything was left to do.
 */
export async function noted(run: OperationRun, { fact, isDone, act }: Change): Promise<boolean> {
  if (await isDone()) return false;
  await run.remember({ [fact]: "true" });
  try {
    await act();
    return true;
  } catch (error) {
    if (isRefused(error)) await run.remember({ [fact]: "false" });
    throw error;
  }
}

/** Whether it was the cluster's own answer that refused, so that nothing was done. */
export const isRefused = (error: unknown): error is DriverError =>
  error instanceof DriverError && error.kind === "refused" && error.outcome === "not_done";
