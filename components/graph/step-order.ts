import type { SubtaskStatus } from "@/lib/contract/task";

const LOOKED_FOR: readonly SubtaskStatus[] = ["FAILED", "CANCELING", "RUNNING", "READY", "PENDING"];

/**
 * The step an operator wants to see first: a failed one, else one that runs, else the next to run,
 * else the last. Needs reading order.
 */
export function currentStep<Step extends { status: SubtaskStatus }>(
  ordered: readonly Step[],
): Step | undefined {
  for (const status of LOOKED_FOR) {
    const found = ordered.find((step) => step.status === status);
    if (found) return found;
  }
  return ordered.at(-1);
}
