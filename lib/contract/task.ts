import { z } from "zod";
import { Action, Scope } from "./action";
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

/** What a task works on: a server by `ip:rpcPort`, a zone or a cluster by name, or `3 servers`. */
export const TaskTarget = z
  .object({
    scope: Scope,
    name: z.string(),
    /** Only of a task on exactly one server. */
    serverId: z.int().optional(),
    /** Of a task on one server, or on a zone. */
    zoneName: z.string().optional(),
  })
  .meta({ id: "TaskTarget" });
export type TaskTarget = z.infer<typeof TaskTarget>;

/** What one subtask works on: a server, or the zone as a whole when there is no `serverId`. */
export const SubtaskTarget = z
  .object({
    serverId: z.int().optional(),
    /** `ip:rpcPort` of the server, else the zone's name. */
    name: z.string(),
    zoneName: z.string(),
  })
  .meta({ id: "SubtaskTarget" });
export type SubtaskTarget = z.infer<typeof SubtaskTarget>;

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
    /** As in OCP 4.3.5: whether Skip is refused. */
    prohibitSkip: z.boolean(),
    upstreams: z.array(z.int()),
    downstreams: z.array(z.int()),
    /** Addition: absent when the subtask is about the cluster as a whole. */
    target: SubtaskTarget.optional(),
    /** Addition: a step that failed is tried again by itself at this time. */
    nextTryTime: Time.optional(),
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
  taskDefinitionId: z.int(),
  createTime: Time,
  startTime: Time,
  finishTime: Time.optional(),
  cluster: ClusterRef,
  creator: Creator,
  /** Whether Rollback is refused: a subtask that has begun cannot be undone. */
  prohibitRollback: z.boolean(),
  /** Addition: which operation this is; absent for a task of another kind. */
  action: Action.optional(),
  /** Addition. */
  target: TaskTarget.optional(),
  /** Addition: why it was asked for, in the words of whoever did. */
  reason: z.string().optional(),
  /** Addition: it failed and was given up, so that nothing can be done with it any more. */
  abandoned: z.literal(true).optional(),
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

/** A task in the list. Whether it may be rolled back is told with the task itself. */
export const TaskSummary = TaskHead.omit({ prohibitRollback: true })
  .extend({
    subtasks: z
      .array(
        Subtask.pick({ id: true, name: true, description: true, status: true, operation: true }),
      )
      .optional(),
    /** Addition: the first failed subtask and why it failed. */
    failure: z.object({ subtaskId: z.int(), name: z.string(), message: z.string() }).optional(),
    /** Addition: the name of a subtask that runs now. */
    current: z.string().optional(),
  })
  .meta({ id: "TaskSummary" });
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
