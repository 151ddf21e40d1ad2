import { describe, expect, it } from "vitest";
import type { Operation, SubtaskStatus } from "@/lib/contract/task";
import { type PreviewStep, previewOf } from "./preview-of";
import type { SteerAction } from "./steer-action";

const step = (
  id: number,
  status: SubtaskStatus,
  operation: Operation = "EXECUTE",
): PreviewStep => ({ id, status, operation });

const preview = (action: SteerAction, steps: readonly PreviewStep[]) =>
  Object.fromEntries(previewOf(action, steps));

/** Done, two that failed side by side, one beside them that was put back, and what waits for all three. */
const failed = [
  step(1, "SUCCESSFUL"),
  step(2, "FAILED"),
  step(3, "FAILED"),
  step(4, "PENDING"),
  step(5, "PENDING"),
];

describe("the preview of an action", () => {
  it("of a task's retry runs what failed again and then what has not run", () => {
    expect(preview({ kind: "RETRY" }, failed)).toEqual({
      2: "again",
      3: "again",
      4: "next",
      5: "next",
    });
  });

  it("of a step's retry goes on only if no other step is left that failed", () => {
    expect(preview({ kind: "SUBTASK_RETRY", stepIds: [2] }, failed)).toEqual({ 2: "again" });
    expect(preview({ kind: "SUBTASK_RETRY", stepIds: [2, 3] }, failed)).toEqual({
      2: "again",
      3: "again",
      4: "next",
      5: "next",
    });
  });

  it("of a skip counts the step as done and goes on", () => {
    const steps = [step(1, "SUCCESSFUL"), step(2, "FAILED"), step(3, "PENDING")];

    expect(preview({ kind: "SUBTASK_SKIP", stepIds: [2] }, steps)).toEqual({
      2: "skip",
      3: "next",
    });
    expect(preview({ kind: "SUBTASK_SKIP", stepIds: [2] }, failed)).toEqual({ 2: "skip" });
  });

  it("of a skip while a task is rolled back goes on undoing", () => {
    const steps = [
      step(1, "SUCCESSFUL", "ROLLBACK"),
      step(2, "FAILED", "ROLLBACK"),
      step(3, "PENDING", "ROLLBACK"),
    ];

    expect(preview({ kind: "SUBTASK_SKIP", stepIds: [2] }, steps)).toEqual({
      1: "undo",
      2: "skip",
    });
  });

  it("of a rollback undoes what was done and what failed, and nothing that never ran", () => {
    expect(preview({ kind: "ROLLBACK" }, failed)).toEqual({ 1: "undo", 2: "undo", 3: "undo" });
  });

  it("of giving up leaves what is not done as it is", () => {
    expect(preview({ kind: "ABANDON" }, failed)).toEqual({
      2: "end",
      3: "end",
      4: "end",
      5: "end",
    });
  });

  it("of a cancel ends that step and no other", () => {
    const steps = [step(1, "RUNNING"), step(2, "RUNNING"), step(3, "PENDING")];

    expect(preview({ kind: "SUBTASK_CANCEL", stepIds: [2] }, steps)).toEqual({ 2: "stop" });
  });
});
