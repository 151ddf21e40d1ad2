import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { commaList, flag, IdParam, PageQuery, pageOf, wholeNumber } from "./page";
import {
  SubtaskDetail,
  SubtaskLog,
  Task,
  TaskChanges,
  TaskStatus,
  TaskSummary,
  TaskType,
} from "./task";

const none = z.object({});
/** The path of one task. */
export const TaskPath = z.object({ taskId: IdParam.describe("Id of the task") });
/** The path of one subtask. */
export const SubtaskPath = TaskPath.extend({
  subtaskId: IdParam.describe("Id of the subtask"),
});

const TaskQuery = z.object({
  since: wholeNumber(0, Number.MAX_SAFE_INTEGER, "must be a revision: a whole number from 0")
    .optional()
    .describe(
      "Addition: the `rev` that the caller has; what changed after it is answered, or everything where it never was",
    ),
  wait: z.coerce
    .number<string | number>("must be a number of seconds from 0 to 25")
    .min(0, "must be a number of seconds from 0 to 25")
    .max(25, "must be a number of seconds from 0 to 25")
    .default(0)
    .describe("Addition: how many seconds to hold the answer until the task moves on, at most 25"),
});

/** `SYS_ONECE` is how OCP's page spells it. */
const TaskTypeAsked = z.preprocess((type) => (type === "SYS_ONECE" ? "SYS_ONCE" : type), TaskType);

export const listTasks = {
  method: "GET",
  path: "/api/v2/tasks/instances",
  summary: "List tasks, newest first",
  permission: "TASK:?:READ",
  params: none,
  query: PageQuery.extend({
    name: z.string().max(256).optional().describe("Part of the task's name, in any case"),
    status: commaList(TaskStatus).describe("Only tasks with one of these statuses"),
    type: TaskTypeAsked.optional().describe("Only tasks of this type"),
    keyword: z
      .string()
      .max(256)
      .optional()
      .describe(
        "Part of the task's or the cluster's name, in any case, as OCP Express has it instead of `name`",
      ),
    clusterId: IdParam.optional().describe("Only tasks on the cluster of this id"),
    clusterName: z
      .string()
      .max(256)
      .optional()
      .describe("Addition: part of the cluster's name, in any case"),
    cluterName: z.string().max(256).optional().meta({
      deprecated: true,
      description: "As misspelt in OCP's page: the same as clusterName",
    }),
    hostId: IdParam.optional().describe(
      "Only tasks that work, or worked, on servers of the host of this id",
    ),
    tenantId: IdParam.optional().describe("Finds nothing: no task is a tenant's"),
    tenantName: z.string().max(256).optional().describe("Finds nothing: no task is a tenant's"),
    serverId: IdParam.optional().describe(
      "Addition: only tasks that work, or worked, on the server of this id",
    ),
    creator: z
      .string()
      .max(64)
      .optional()
      .describe("Addition: only tasks that the user of exactly this name started"),
    withSubtasks: flag("true").describe(
      "Addition: `false` leaves `subtasks` out; `progress` is always there",
    ),
  }),
  body: z.undefined(),
  data: pageOf(TaskSummary),
  conditional: true,
} satisfies Endpoint;

export const getTask = {
  method: "GET",
  path: "/api/v2/tasks/instances/{taskId}",
  summary: "Get a task with its subtasks, or what changed in it since a revision",
  permission: "TASK:{taskId}:READ",
  params: TaskPath,
  query: TaskQuery,
  body: z.undefined(),
  data: z
    .union([TaskChanges, Task])
    .describe("A task, or with `since` what changed in it, which `reset` tells"),
  conditional: true,
} satisfies Endpoint;

export const getTaskByShortPath = {
  ...getTask,
  path: "/api/v2/tasks/{taskId}",
  summary: "Get a task: the short path that OCP's Terraform client uses",
  deprecated: true,
} satisfies Endpoint;

export const getSubtask = {
  method: "GET",
  path: "/api/v2/tasks/instances/{taskId}/subtasks/{subtaskId}",
  summary: "Get a subtask with every attempt it has had",
  permission: "TASK:{taskId}:READ",
  params: SubtaskPath,
  query: none,
  body: z.undefined(),
  data: SubtaskDetail,
  extension: true,
  conditional: true,
} satisfies Endpoint;

export const getSubtaskLog = {
  method: "GET",
  path: "/api/v2/tasks/instances/{taskId}/subtasks/{subtaskId}/log",
  summary: "Get the log of a subtask, from a byte offset on",
  permission: "TASK:{taskId}:READ",
  params: SubtaskPath,
  query: z.object({
    offset: wholeNumber(0, Number.MAX_SAFE_INTEGER, "must be a byte offset: a whole number from 0")
      .default(0)
      .describe("Addition: where to begin, in bytes; one behind the end begins at the end"),
  }),
  body: z.undefined(),
  data: SubtaskLog,
} satisfies Endpoint;
