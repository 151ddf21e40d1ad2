import { describe, expect, it } from "vitest";
import type { Subtask, Task, TaskChanges } from "@/lib/contract/task";
import { adoptTask, mergeTask } from "./merge-task";

const TIME = "2026-01-02T03:04:05.678+08:00";

const subtask = (id: number, more: Partial<Subtask> = {}): Subtask => ({
  id,
  name: `Step ${id}`,
  description: `Step ${id}`,
  taskId: 7,
  seriesId: 7,
  timeout: 60,
  status: "PENDING",
  operation: "EXECUTE",
  runTime: 0,
  createTime: TIME,
  nodeType: "JAVA_TASK",
  parallelIdx: -1,
  prohibitRollback: false,
  upstreams: id > 1 ? [id - 1] : [],
  downstreams: [],
  ...more,
});

const task = (rev: number, subtasks: Subtask[]): Task => ({
  id: 7,
  name: "Start OB server",
  status: "RUNNING",
  type: "MANUAL",
  operation: "EXECUTE",
  taskDefinitionId: -1,
  createTime: TIME,
  startTime: TIME,
  cluster: { id: 1, name: "ob_demo", obClusterId: 1, type: "PRIMARY" },
  creator: { id: 100, name: "admin" },
  prohibitRollback: false,
  progress: { total: subtasks.length, successful: 0, failed: 0, running: 0 },
  rev,
  subtasks,
  serverTime: TIME,
});

function changes(rev: number, changed: Subtask[]): TaskChanges {
  const { subtasks: _, ...head } = task(rev, []);
  return { ...head, reset: false, changed };
}

describe("mergeTask", () => {
  it("replaces the subtasks that changed and keeps the others as the same objects", () => {
    const before = task(1, [subtask(1), subtask(2), subtask(3)]);
    const after = mergeTask(before, changes(2, [subtask(2, { status: "RUNNING" })]));

    expect(after.rev).toBe(2);
    expect(after.subtasks.map(({ status }) => status)).toEqual(["PENDING", "RUNNING", "PENDING"]);
    expect(after.subtasks[0]).toBe(before.subtasks[0]);
    expect(after.subtasks[2]).toBe(before.subtasks[2]);
    expect(after).not.toHaveProperty("changed");
  });

  it("answers the same task when nothing moved on", () => {
    const before = task(5, [subtask(1)]);

    expect(mergeTask(before, changes(5, []))).toBe(before);
  });

  it("does not go back when an older answer arrives late", () => {
    const before = task(5, [subtask(1, { status: "SUCCESSFUL" })]);

    expect(mergeTask(before, changes(4, [subtask(1, { status: "RUNNING" })]))).toBe(before);
  });
});

describe("adoptTask", () => {
  it("keeps subtasks that say the same as before", () => {
    const before = task(1, [subtask(1), subtask(2)]);
    const after = adoptTask(before, task(9, [subtask(1), subtask(2, { status: "READY" })]));

    expect(after.subtasks[0]).toBe(before.subtasks[0]);
    expect(after.subtasks[1]?.status).toBe("READY");
  });

  it("takes a task that was not known as it is", () => {
    const answer = task(1, [subtask(1)]);

    expect(adoptTask(undefined, answer)).toBe(answer);
  });
});
