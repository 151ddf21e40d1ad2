import { describe, expect, it } from "vitest";
import type { Subtask, TaskChanges } from "@/lib/contract/task";
import { aSubtask, aTask } from "@/lib/testing/task-values";
import { adoptTask, mergeTask } from "./merge-task";

function changes(rev: number, changed: Subtask[]): TaskChanges {
  const { subtasks: _, ...head } = aTask(rev, []);
  return { ...head, reset: false, changed };
}

describe("mergeTask", () => {
  it("replaces the subtasks that changed and keeps the others as the same objects", () => {
    const before = aTask(1, [aSubtask(1), aSubtask(2), aSubtask(3)]);
    const after = mergeTask(before, changes(2, [aSubtask(2, { status: "RUNNING" })]));

    expect(after.rev).toBe(2);
    expect(after.subtasks.map(({ status }) => status)).toEqual(["PENDING", "RUNNING", "PENDING"]);
    expect(after.subtasks[0]).toBe(before.subtasks[0]);
    expect(after.subtasks[2]).toBe(before.subtasks[2]);
    expect(after).not.toHaveProperty("changed");
  });

  it("answers the same task when nothing moved on", () => {
    const before = aTask(5, [aSubtask(1)]);

    expect(mergeTask(before, changes(5, []))).toBe(before);
  });

  it("does not go back when an older answer arrives late", () => {
    const before = aTask(5, [aSubtask(1, { status: "SUCCESSFUL" })]);

    expect(mergeTask(before, changes(4, [aSubtask(1, { status: "RUNNING" })]))).toBe(before);
  });
});

describe("adoptTask", () => {
  it("keeps subtasks that say the same as before", () => {
    const before = aTask(1, [aSubtask(1), aSubtask(2)]);
    const after = adoptTask(before, aTask(9, [aSubtask(1), aSubtask(2, { status: "READY" })]));

    expect(after.subtasks[0]).toBe(before.subtasks[0]);
    expect(after.subtasks[1]?.status).toBe("READY");
  });

  it("takes a task that was not known as it is", () => {
    const answer = aTask(1, [aSubtask(1)]);

    expect(adoptTask(undefined, answer)).toBe(answer);
  });
});
