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
export const TaskPath = z.object({ taskId: IdParam });
/** The path of one subtask. */
export const SubtaskPath = TaskPath.extend({ subtaskId: IdParam });

/** `since` is a `rev`; `wait` holds the answer up to that many seconds until the task moves on. */
const TaskQuery = z.object({
  since: wholeNumber(
    0,
    Number.MAX_SAFE_INTEGER,
    "must be a revision: a whole number from 0",
  ).optional(),
  wait: z.coerce
    .number<string | number>("must be a number of seconds from 0 to 25")
    .min(0, "must be a number of seconds from 0 to 25")
    .max(25, "must be a number of seconds from 0 to 25")
    .default(0),
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
    name: z.string().max(256).optional(),
    status: commaList(TaskStatus),
    type: TaskTypeAsked.optional(),
    /** A part of the task's or the cluster's name, as OCP Express has it instead of `name`. */
    keyword: z.string().max(256).optional(),
    clusterId: IdParam.optional(),
    /** A part of the cluster's name, in any case. */
    clusterName: z.string().max(256).optional(),
    cluterName: z.string().max(256).optional().meta({
      deprecated: true,
      description: "As misspelt in OCP's page: the same as clusterName",
    }),
    /** Only tasks on servers of this host. */
    hostId: IdParam.optional(),
    /** No task is a tenant's yet: whoever asks for one's tasks finds none. */
    tenantId: IdParam.optional(),
    tenantName: z.string().max(256).optional(),
    /** Addition: only tasks that work, or worked, on this server. */
    serverId: IdParam.optional(),
    /** Addition: only tasks that this user started. */
    creator: z.string().max(64).optional(),
    /** Addition: `false` leaves `subtasks` out; `progress` is always there. */
    withSubtasks: flag("true"),
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
  data: z.union([TaskChanges, Task]),
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
    offset: wholeNumber(
      0,
      Number.MAX_SAFE_INTEGER,
      "must be a byte offset: a whole number from 0",
    ).default(0),
  }),
  body: z.undefined(),
  data: SubtaskLog,
} satisfies Endpoint;
