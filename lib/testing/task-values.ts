import type { Subtask, Task } from "@/lib/contract/task";

const TIME = "2026-01-02T03:04:05+08:00";

/** A subtask as the API answers one, PENDING and behind the subtask of the id before it. */
export const aSubtask = (id: number, more: Partial<Subtask> = {}): Subtask => ({
  id,
  name: `Step ${id}`,
  description: `Step ${id}`,
  taskId: 7,
  seriesId: 7,
  timeout: 60,
  status: "PENDING",
  operation: "EXECUTE",
  runTime: 1,
  createTime: TIME,
  nodeType: "JAVA_TASK",
  parallelIdx: -1,
  prohibitRollback: false,
  prohibitSkip: false,
  upstreams: id > 1 ? [id - 1] : [],
  downstreams: [],
  ...more,
});

/** A RUNNING task as the API answers one. */
export const aTask = (rev: number, subtasks: Subtask[] = [], more: Partial<Task> = {}): Task => ({
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
  ...more,
});
