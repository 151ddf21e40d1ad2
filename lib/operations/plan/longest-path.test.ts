import { expect, test } from "vitest";
import type { Usual } from "@/lib/contract/plan";
import { courseOf } from "./longest-path";
import type { StepId } from "./step-kinds";
import type { SubtaskPlan } from "./task-plan";

const usualOf = (times: Partial<Record<StepId, Usual>>) => ({
  ofStep: (stepId: string) => Object.entries(times).find(([id]) => id === stepId)?.[1],
  ofTask: () => undefined,
});
const step = (key: string, stepId: StepId, ...upstreams: string[]): SubtaskPlan => ({
  ...{ key, stepId, upstreams, parallelIdx: -1 },
  input: { clusterId: 1, serverIds: [] },
});

/** Two servers are started side by side, and wait for each other. */
const PLAN = [
  step("begin", "prepare-start-zone"),
  step("a", "start-observer-process", "begin"),
  step("b", "start-observer-process", "begin"),
  step("slow", "start-agent-service", "b"),
  step("join", "wait-node", "a", "slow"),
];
const TIMES = {
  "prepare-start-zone": { p50Ms: 1, p90Ms: 2, samples: 5 },
  "start-observer-process": { p50Ms: 10, p90Ms: 20, samples: 50 },
  "start-agent-service": { p50Ms: 100, p90Ms: 200, samples: 7 },
  "wait-node": { p50Ms: 1000, p90Ms: 2000, samples: 90 },
};

test("what runs side by side is not added up, and the fewest samples count", () => {
  const course = courseOf(PLAN, usualOf(TIMES));
  expect(course.endOf("a")).toEqual({ p50Ms: 11, p90Ms: 22, samples: 5 });
  expect(course.endOf("b")).toEqual(course.endOf("a"));
  expect(course.whole).toEqual({ p50Ms: 1111, p90Ms: 2222, samples: 5 });
});

test("behind a step without history, nothing is known, but before it all is", () => {
  const { "start-agent-service": _, ...others } = TIMES;
  const course = courseOf(PLAN, usualOf(others));
  expect(course.endOf("b")?.p50Ms).toBe(11);
  expect(course.endOf("slow")).toBeUndefined();
  expect(course.endOf("join")).toBeUndefined();
  expect(course.whole).toBeUndefined();
});

test("nothing to do has no duration", () => {
  expect(courseOf([], usualOf(TIMES)).whole).toBeUndefined();
});
