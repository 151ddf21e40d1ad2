import type { Subtask } from "@/lib/contract/task";
import type { StepMark } from "../graph/step-mark";
import { type SteerAction, stepsOf } from "./steer-action";

/** As much of a subtask as decides what an action does with it. */
export type PreviewStep = Pick<Subtask, "id" | "status" | "operation">;

/** All that an action's effect on a step depends on. */
interface Scene {
  named: ReadonlySet<number>;
  /** A step is left that failed and that the action does not name: nothing goes on. */
  isLeft: boolean;
  /** The task was being rolled back when it failed. */
  isUndoing: boolean;
}

type Rule = (step: PreviewStep, scene: Scene) => StepMark | undefined;

const isDone = ({ status }: PreviewStep) => status === "SUCCESSFUL";
const goesOn: Rule = ({ status }) =>
  status === "PENDING" || status === "READY" ? "next" : undefined;
const isUndone: Rule = (step) => (isDone(step) ? "undo" : undefined);

const RULES: Record<SteerAction["kind"], Rule> = {
  RETRY: (step, scene) => (step.status === "FAILED" ? "again" : goesOn(step, scene)),
  ROLLBACK: (step) => (isDone(step) || step.status === "FAILED" ? "undo" : undefined),
  ABANDON: (step) => (isDone(step) ? undefined : "end"),
  SUBTASK_RETRY(step, scene) {
    if (scene.named.has(step.id)) return "again";
    return scene.isLeft ? undefined : goesOn(step, scene);
  },
  SUBTASK_SKIP(step, scene) {
    if (scene.named.has(step.id)) return "skip";
    if (scene.isLeft) return undefined;
    return scene.isUndoing ? isUndone(step, scene) : goesOn(step, scene);
  },
  SUBTASK_CANCEL: ({ id }, { named }) => (named.has(id) ? "stop" : undefined),
};

/**
 * What an action would do with each step, by the rules of OCP's engine. Nothing goes on while a step is
 * left that failed, and whatever has not run yet goes on once there is none.
 */
export function previewOf(
  action: SteerAction,
  steps: readonly PreviewStep[],
): Map<number, StepMark> {
  const named = new Set(stepsOf(action));
  const failed = steps.filter(({ status }) => status === "FAILED");
  const scene: Scene = {
    named,
    isLeft: failed.some(({ id }) => !named.has(id)),
    isUndoing: failed.some(({ operation }) => operation === "ROLLBACK"),
  };
  return new Map(
    steps.flatMap((step): [number, StepMark][] => {
      const mark = RULES[action.kind](step, scene);
      return mark ? [[step.id, mark]] : [];
    }),
  );
}
