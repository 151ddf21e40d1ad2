import type { Usual } from "@/lib/contract/plan";
import type { UsualTimes } from "./find-usual";
import type { SubtaskPlan } from "./task-plan";

/** When each subtask usually ends, counted from the beginning of its task. */
export interface Course {
  /** Undefined while a step before it, or its own, has no history. */
  endOf(key: string): Usual | undefined;
  /** Of the last one to end. */
  whole: Usual | undefined;
}

const NOTHING: Usual = { p50Ms: 0, p90Ms: 0, samples: Number.MAX_SAFE_INTEGER };

/** Adds up what steps usually take along the longest path to each; every key comes after its upstreams. */
export function courseOf(subtasks: readonly SubtaskPlan[], usual: UsualTimes): Course {
  const ends = new Map<string, Usual>();
  for (const { key, stepId, upstreams } of subtasks) {
    const own = usual.ofStep(stepId);
    const begin = latest(upstreams.map((upstream) => ends.get(upstream)));
    if (own && begin)
      ends.set(key, {
        p50Ms: begin.p50Ms + own.p50Ms,
        p90Ms: begin.p90Ms + own.p90Ms,
        samples: Math.min(begin.samples, own.samples),
      });
  }
  return {
    endOf: (key) => ends.get(key),
    whole: subtasks.length === 0 ? undefined : latest(subtasks.map(({ key }) => ends.get(key))),
  };
}

function latest(times: readonly (Usual | undefined)[]): Usual | undefined {
  let found: Usual | undefined = NOTHING;
  for (const one of times) {
    if (!one) return undefined;
    if (!found || one.p50Ms >= found.p50Ms) found = one;
  }
  return found;
}
