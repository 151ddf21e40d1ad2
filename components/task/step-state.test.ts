import { describe, expect, it } from "vitest";
import { stepStateOf, taskStateOf } from "./step-state";

describe("the state of a step", () => {
  it.each([
    ["FAILED", "CANCEL", "CANCELED"],
    ["FAILED", "RETRY", "FAILED"],
    ["FAILED", "ROLLBACK", "UNDO_FAILED"],
    ["SUCCESSFUL", "SKIP", "SKIPPED"],
    ["SUCCESSFUL", "ROLLBACK", "SUCCESSFUL"],
    ["PENDING", "ROLLBACK", "UNDONE"],
    ["PENDING", "ROLLBACK_SKIP", "UNDONE"],
    ["PENDING", "EXECUTE", "PENDING"],
    ["RUNNING", "ROLLBACK", "UNDOING"],
    ["RUNNING", "RETRY", "RUNNING"],
  ] as const)("of status %s and operation %s is %s", (status, operation, state) => {
    expect(stepStateOf({ status, operation })).toBe(state);
  });
});

describe("the state of a task", () => {
  it.each([
    ["RUNNING", "ROLLBACK", "ROLLING_BACK"],
    ["SUCCESSFUL", "ROLLBACK", "ROLLED_BACK"],
    ["FAILED", "ROLLBACK", "ROLLBACK_FAILED"],
    ["FAILED", "RETRY", "FAILED"],
  ] as const)("of status %s and operation %s is %s", (status, operation, state) => {
    expect(taskStateOf({ status, operation })).toBe(state);
  });

  it("is given up, however it failed", () => {
    expect(taskStateOf({ status: "FAILED", operation: "ROLLBACK", abandoned: true })).toBe(
      "ABANDONED",
    );
  });
});
