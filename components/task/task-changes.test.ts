import { describe, expect, it } from "vitest";
import type { Subtask, SubtaskStatus, Task } from "@/lib/contract/task";
import { changesBetween } from "./task-changes";

const TIME = "2026-01-02T03:04:05+08:00";

const subtask = (id: number, status: SubtaskStatus): Subtask => ({
  id,
  name: `Step ${id}`,
  description: `Step ${id}`,
  taskId: 7,
  seriesId: 7,
  timeout: 60,
  status,
  operation: "EXECUTE",
  runTime: 1,
  createTime: TIME,
  nodeType: "JAVA_TASK",
  parallelIdx: -1,
  prohibitRollback: false,
  upstreams: [],
  downstreams: [],
});

const task = (subtasks: Subtask[]): Task => ({
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
  rev: 1,
  subtasks,
  serverTime: TIME,
});

describe("changesBetween", () => {
  it("tells what began and what ended, and nothing of what only says something new", () => {
    const before = task([
      subtask(1, "RUNNING"),
      subtask(2, "PENDING"),
      subtask(3, "RUNNING"),
      subtask(4, "RUNNING"),
    ]);
    const after = task([
      subtask(1, "SUCCESSFUL"),
      subtask(2, "RUNNING"),
      subtask(3, "FAILED"),
      { ...subtask(4, "RUNNING"), progressText: "still waiting" },
    ]);

    expect(changesBetween(before, after).map(({ subtask: { id }, what }) => [id, what])).toEqual([
      [1, "succeeded"],
      [2, "started"],
      [3, "failed"],
    ]);
  });
});
