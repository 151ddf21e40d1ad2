import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { listOf } from "./page";
import { Reason } from "./reason";
import { Subtask, Task } from "./task";
import { SubtaskPath, TaskPath } from "./task-endpoints";
import { Time } from "./time";

const none = z.object({});

/** OCP's steering has no body; a reason may be given in one. */
const Body = z.preprocess(
  (body) => (typeof body === "object" && body !== null && !Array.isArray(body) ? body : {}),
  z.object({ reason: Reason }),
);

export const TaskEvent = z
  .object({
    id: z.int().describe("Id of the event"),
    time: Time.describe("When it was done"),
    kind: z
      .enum([
        "CREATE",
        "RETRY",
        "ROLLBACK",
        "ABANDON",
        "SUBTASK_RETRY",
        "SUBTASK_SKIP",
        "SUBTASK_CANCEL",
      ])
      .describe("What was done"),
    userName: z.string().describe("Name of the user who did it"),
    subtask: z
      .object({
        id: z.int().describe("Id of the subtask"),
        name: z.string().describe("Name of the subtask"),
      })
      .optional()
      .describe("The subtask that it was done to; absent where it was the task"),
    reason: z
      .string()
      .optional()
      .describe("Why, in the words of whoever did it; absent where none were given"),
  })
  .meta({ id: "TaskEvent", description: "One thing that a person did to a task" });
export type TaskEvent = z.infer<typeof TaskEvent>;

const INSTANCE = "/api/v2/tasks/instances/{taskId}";
const SUBTASK = "/api/v2/tasks/instances/{taskId}/subtasks/{subtaskId}";

/** Every FAILED subtask of a FAILED task is run again, and then what waits for them. Else TSK10007. */
export const retryTask = {
  method: "POST",
  path: `${INSTANCE}/retry`,
  summary: "Retry a failed task: run its failed subtasks again, then what waits for them",
  permission: "TASK:{taskId}:UPDATE",
  params: TaskPath,
  query: none,
  body: Body,
  data: Task,
} as const satisfies Endpoint;

/** What a FAILED task has done is undone, the last first. Else TSK10007, or TSK10009 where it prohibits it. */
export const rollbackTask = {
  ...retryTask,
  path: `${INSTANCE}/rollback`,
  summary: "Roll a failed task back: undo what it has done, the last first",
} as const satisfies Endpoint;

/** A FAILED task ends for good, as OCP's "abandon" (4.2.2, its pages alone). Else TSK10007. */
export const abandonTask = {
  ...retryTask,
  path: `${INSTANCE}/abandon`,
  summary: "Give a failed task up: nothing can be done with it any more",
  extension: true,
} as const satisfies Endpoint;

/** A FAILED subtask that is not being rolled back is run again. Else TSK10007. */
export const retrySubtask = {
  ...retryTask,
  path: `${SUBTASK}/retry`,
  summary: "Run a failed subtask again, then what waits for it",
  params: SubtaskPath,
  data: Subtask,
} as const satisfies Endpoint;

/** A FAILED subtask counts as done without being done. Else TSK10007, or TSK10010 where it must not be. */
export const skipSubtask = {
  ...retryTask,
  path: `${SUBTASK}/skip`,
  summary: "Count a failed subtask as done and go on",
  params: SubtaskPath,
  data: z.undefined(),
} as const satisfies Endpoint;

/** A RUNNING subtask is ended within a second and is then FAILED with the operation CANCEL. Else TSK10007. */
export const cancelSubtask = {
  ...retryTask,
  path: `${SUBTASK}/cancel`,
  summary: "End a running subtask",
  params: SubtaskPath,
  data: z.undefined(),
} as const satisfies Endpoint;

export const listTaskEvents = {
  method: "GET",
  path: `${INSTANCE}/events`,
  summary: "List what people did to a task, oldest first",
  permission: "TASK:{taskId}:READ",
  params: TaskPath,
  query: none,
  body: z.undefined(),
  data: listOf(TaskEvent),
  extension: true,
  conditional: true,
} as const satisfies Endpoint;
