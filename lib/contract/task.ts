import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { commaList, IdParam, PageQuery, pageOf, wholeNumber } from "./page";
import { Time } from "./time";

export const TaskStatus = z.enum(["RUNNING", "FAILED", "SUCCESSFUL"]).meta({ id: "TaskStatus" });
export type TaskStatus = z.infer<typeof TaskStatus>;

export const SubtaskStatus = z
  .enum(["PENDING", "READY", "RUNNING", "CANCELING", "FAILED", "SUCCESSFUL"])
  .meta({ id: "SubtaskStatus" });
export type SubtaskStatus = z.infer<typeof SubtaskStatus>;

export const Operation = z
  .enum(["EXECUTE", "RETRY", "ROLLBACK", "SKIP", "ROLLBACK_SKIP", "CANCEL"])
  .meta({ id: "Operation" });
export type Operation = z.infer<typeof Operation>;

export const TaskType = z
  .enum(["MANUAL", "SYS_ONCE", "SCHEDULED", "SYS_SCHEDULED"])
  .meta({ id: "TaskType" });

/** Whether a task has ended. */
export const isFinished = (status: TaskStatus): boolean => status !== "RUNNING";

/** Why an attempt failed, in words a person can act on. `hintKey` names an entry of `hint.ts`. */
export const StepError = z
  .object({
    message: z.string(),
    hintKey: z.string().optional(),
    hint: z.string().optional(),
    /** MySQL or OceanBase error number, where one was answered. */
    errno: z.int().optional(),
    retryable: z.boolean().optional(),
    /** The last lines of the observer's own log, where they say why. */
    tail: z.array(z.string()).optional(),
  })
  .meta({ id: "StepError" });
export type StepError = z.infer<typeof StepError>;

const ClusterRef = z.object({
  id: z.int(),
  name: z.string(),
  obClusterId: z.int(),
  type: z.literal("PRIMARY"),
});
const Creator = z.object({ id: z.int(), name: z.string() });

/** What a task works on: a server, named `ip:rpcPort`. */
const Target = z.object({ serverId: z.int(), name: z.string(), zoneName: z.string() });

const Progress = z.object({
  total: z.int(),
  successful: z.int(),
  failed: z.int(),
  running: z.int(),
});

export const Subtask = z
  .object({
    id: z.int(),
    name: z.string(),
    /** The same as `name`, as in every OCP sample. */
    description: z.string(),
    taskId: z.int(),
    seriesId: z.int(),
    /** Seconds. */
    timeout: z.int(),
    status: SubtaskStatus,
    operation: Operation,
    executor: z.string().optional(),
    /** Which run it is: 1 also before the first has begun, as in every OCP sample. */
    runTime: z.int(),
    createTime: Time,
    startTime: Time.optional(),
    finishTime: Time.optional(),
    nodeType: z.literal("JAVA_TASK"),
    parallelIdx: z.int(),
    prohibitRollback: z.boolean(),
    upstreams: z.array(z.int()),
    downstreams: z.array(z.int()),
    /** Addition: why the latest attempt failed. */
    error: StepError.optional(),
    /** Addition: what the step is doing now, one line, while it runs. */
    progressText: z.string().optional(),
  })
  .meta({ id: "Subtask" });
export type Subtask = z.infer<typeof Subtask>;

const TaskHead = z.object({
  id: z.int(),
  name: z.string(),
  status: TaskStatus,
  type: TaskType,
  operation: Operation,
  executor: z.string().optional(),
  taskDefinitionId: z.int(),
  createTime: Time,
  startTime: Time,
  finishTime: Time.optional(),
  cluster: ClusterRef,
  creator: Creator,
  prohibitRollback: z.boolean(),
  target: Target.optional(),
  progress: Progress,
  /** Addition: grows with every change of the task or of one of its subtasks. */
  rev: z.int(),
});

/** A task with its subtasks; with `tasks`, `context` and `clusterId` as the start page shows it. */
export const Task = TaskHead.extend({
  subtasks: z.array(Subtask),
  /** Addition: the server's clock, so that a running duration is never negative. */
  serverTime: Time,
}).meta({ id: "Task" });
export type Task = z.infer<typeof Task>;

/** A subtask as the seven keys of the page "Start an OBServer" (OCP 3.0 and earlier). */
export const LegacySubtask = Subtask.pick({
  description: true,
  downstreams: true,
  id: true,
  name: true,
  operation: true,
  status: true,
  upstreams: true,
}).meta({ id: "LegacySubtask" });

/** The answer to an operation: every key of both generations of OCP. */
export const StartedTask = Task.extend({
  clusterId: z.int(),
  context: z.string(),
  tasks: z.array(LegacySubtask),
}).meta({ id: "StartedTask" });
export type StartedTask = z.infer<typeof StartedTask>;

/** What changed since a revision. `reset` means: take `subtasks` as the whole task. */
export const TaskChanges = TaskHead.extend({
  reset: z.literal(false),
  serverTime: Time,
  changed: z.array(Subtask),
}).meta({ id: "TaskChanges" });
export type TaskChanges = z.infer<typeof TaskChanges>;

export const TaskSummary = TaskHead.extend({
  subtasks: z
    .array(Subtask.pick({ id: true, name: true, description: true, status: true, operation: true }))
    .optional(),
  /** Addition: the first failed subtask and why it failed. */
  failure: z.object({ subtaskId: z.int(), name: z.string(), message: z.string() }).optional(),
  /** Addition: the name of a subtask that runs now. */
  current: z.string().optional(),
}).meta({ id: "TaskSummary" });
export type TaskSummary = z.infer<typeof TaskSummary>;

export const Attempt = z
  .object({
    runTime: z.int(),
    operation: Operation,
    /** INTERRUPTED: the console process that ran it died or lost its database session. */
    status: z.enum(["RUNNING", "SUCCESSFUL", "FAILED", "INTERRUPTED"]),
    executor: z.string(),
    startTime: Time,
    finishTime: Time.optional(),
    error: StepError.optional(),
    /** Where this attempt's log begins in the subtask's log, in bytes. */
    logOffset: z.int(),
  })
  .meta({ id: "Attempt" });
export type Attempt = z.infer<typeof Attempt>;

export const SubtaskDetail = Subtask.extend({ attempts: z.array(Attempt) }).meta({
  id: "SubtaskDetail",
});
export type SubtaskDetail = z.infer<typeof SubtaskDetail>;

export const SubtaskLog = z
  .object({
    log: z.string(),
    /** Byte offset behind the last byte of `log`: the next request's `offset`. */
    next: z.int(),
    /** No more will come unless the subtask is run again. */
    eof: z.boolean(),
  })
  .meta({ id: "SubtaskLog" });
export type SubtaskLog = z.infer<typeof SubtaskLog>;

const none = z.object({});
const TaskPath = z.object({ taskId: IdParam });
const SubtaskPath = TaskPath.extend({ subtaskId: IdParam });

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

export const startServer = {
  method: "POST",
  path: "/api/v2/ob/clusters/{id}/servers/{serverId}/start",
  summary: "Start an OBServer",
  permission: "CLUSTER:UPDATE",
  params: z.object({ id: IdParam, serverId: IdParam }),
  query: none,
  /** OCP's start has no body; whatever JSON a client of any version sends is accepted and ignored. */
  body: z.unknown(),
  data: StartedTask,
} satisfies Endpoint;

export const listTasks = {
  method: "GET",
  path: "/api/v2/tasks/instances",
  summary: "List tasks, newest first",
  permission: "TASK:READ",
  params: none,
  query: PageQuery.extend({
    name: z.string().max(256).optional(),
    status: commaList(TaskStatus),
    type: TaskType.optional(),
    clusterId: IdParam.optional(),
    clusterName: z.string().max(256).optional(),
    /** As misspelt in OCP's page; the same as `clusterName`. */
    cluterName: z.string().max(256).optional(),
    /** Only tasks on servers of this host. */
    hostId: IdParam.optional(),
    /** No task is a tenant's yet: whoever asks for one's tasks finds none. */
    tenantId: IdParam.optional(),
    tenantName: z.string().max(256).optional(),
    /** Addition: only tasks on this server. */
    serverId: IdParam.optional(),
    /** Addition: only tasks that this user started. */
    creator: z.string().max(64).optional(),
    /** Addition: `false` leaves `subtasks` out; `progress` is always there. */
    withSubtasks: z.enum(["true", "false"]).default("true"),
  }),
  body: z.undefined(),
  data: pageOf(TaskSummary),
  conditional: true,
} satisfies Endpoint;

export const getTask = {
  method: "GET",
  path: "/api/v2/tasks/instances/{taskId}",
  summary: "Get a task with its subtasks, or what changed in it since a revision",
  permission: "TASK:READ",
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
} satisfies Endpoint;

export const getSubtask = {
  method: "GET",
  path: "/api/v2/tasks/instances/{taskId}/subtasks/{subtaskId}",
  summary: "Get a subtask with every attempt it has had",
  permission: "TASK:READ",
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
  permission: "TASK:READ",
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
