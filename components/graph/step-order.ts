import type { SubtaskStatus } from "@/lib/contract/task";
import { type DagStep, toDag } from "./dag";

/** Steps as a person reads them: upstreams first, then by id. Steps on a cycle come last. */
export function inReadingOrder<Step extends DagStep>(steps: readonly Step[]): Step[] {
  const { ranks } = toDag(steps);
  const rankOf = (step: Step) => ranks.get(step.id) ?? Number.MAX_SAFE_INTEGER;
  return steps.toSorted((a, b) => rankOf(a) - rankOf(b) || a.id - b.id);
}

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
