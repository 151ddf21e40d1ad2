import { describe, expect, it } from "vitest";
import { aSubtask, aTask } from "@/lib/testing/task-values";
import { changesBetween } from "./task-changes";

describe("changesBetween", () => {
  it("tells what began and what ended, and nothing of what only says something new", () => {
    const before = aTask(1, [
      aSubtask(1, { status: "RUNNING" }),
      aSubtask(2, { status: "PENDING" }),
      aSubtask(3, { status: "RUNNING" }),
      aSubtask(4, { status: "RUNNING" }),
    ]);
    const after = aTask(1, [
      aSubtask(1, { status: "SUCCESSFUL" }),
      aSubtask(2, { status: "RUNNING" }),
      aSubtask(3, { status: "FAILED" }),
      { ...aSubtask(4, { status: "RUNNING" }), progressText: "still waiting" },
    ]);

    expect(changesBetween(before, after).map(({ subtask: { id }, what }) => [id, what])).toEqual([
      [1, "succeeded"],
      [2, "started"],
      [3, "failed"],
    ]);
  });
});
