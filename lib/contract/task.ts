import { z } from "zod";
import { Action, Scope } from "./action";
import { Time } from "./time";

export const TaskStatus = z.enum(["RUNNING", "FAILED", "SUCCESSFUL"]).meta({
  id: "TaskStatus",
  description: "How a task is; one that was rolled back is SUCCESSFUL with the operation ROLLBACK",
});
export type TaskStatus = z.infer<typeof TaskStatus>;

export const SubtaskStatus = z
  .enum(["PENDING", "READY", "RUNNING", "CANCELING", "FAILED", "SUCCESSFUL"])
  .meta({
    id: "SubtaskStatus",
    description:
      "How a subtask is: PENDING waits for its upstreams, READY for the engine, CANCELING is being ended",
  });
export type SubtaskStatus = z.infer<typeof SubtaskStatus>;

export const Operation = z
  .enum(["EXECUTE", "RETRY", "ROLLBACK", "SKIP", "ROLLBACK_SKIP", "CANCEL"])
  .meta({
    id: "Operation",
    description:
      "What a task or subtask does, or did last; a skipped one is SUCCESSFUL with SKIP, a canceled one FAILED with CANCEL",
  });
export type Operation = z.infer<typeof Operation>;

export const TaskType = z
  .enum(["MANUAL", "SYS_ONCE", "SCHEDULED", "SYS_SCHEDULED"])
  .meta({ id: "TaskType", description: "Who began a task; only MANUAL is ever answered" });

/** Whether a task has ended. */
export const isFinished = (status: TaskStatus): boolean => status !== "RUNNING";

export const StepError = z
  .object({
    message: z.string().describe("What went wrong"),
    /** An entry of `hint.ts`. */
    hintKey: z
      .string()
      .optional()
      .describe("Which hint it is, such as `host.port-taken`; absent where there is none"),
    hint: z
      .string()
      .optional()
      .describe("What can be done about it, in the language of Accept-Language"),
    errno: z.int().optional().describe("MySQL or OceanBase error number, where one was answered"),
    retryable: z.boolean().optional().describe("Whether it may pass when it is tried again"),
    tail: z
      .array(z.string())
      .optional()
      .describe("The last lines of the observer's own log, where they say why"),
  })
  .meta({
    id: "StepError",
    description: "Why an attempt failed, in words a person can act on",
  });
export type StepError = z.infer<typeof StepError>;

const ClusterRef = z.object({
  id: z.int().describe("Id of the cluster; 0 when it is gone"),
  name: z.string().describe("Name of the cluster, as it was"),
  obClusterId: z.int().describe("Id that OceanBase itself has for the cluster"),
  type: z.literal("PRIMARY").describe("Always PRIMARY"),
});
const Creator = z.object({
  id: z.int().describe("Id of the user"),
  name: z.string().describe("Name of the user, as it was"),
});

export const TaskTarget = z
  .object({
    scope: Scope,
    name: z
      .string()
      .describe("A server by `ip:rpcPort`, a zone or a cluster by name, or `3 servers`"),
    serverId: z.int().optional().describe("Id of the server; only of a task on exactly one"),
    zoneName: z
      .string()
      .optional()
      .describe("Name of the zone; only of a task on one server, or on a zone"),
  })
  .meta({ id: "TaskTarget", description: "What a task works on" });
export type TaskTarget = z.infer<typeof TaskTarget>;

export const SubtaskTarget = z
  .object({
    serverId: z
      .int()
      .optional()
      .describe("Id of the server; absent where it is the zone as a whole"),
    name: z.string().describe("`ip:rpcPort` of the server, else the zone's name"),
    zoneName: z.string().describe("Name of the zone"),
  })
  .meta({ id: "SubtaskTarget", description: "What a subtask works on: a server, or a zone" });
export type SubtaskTarget = z.infer<typeof SubtaskTarget>;

const Progress = z.object({
  total: z.int().describe("How many subtasks there are"),
  successful: z.int().describe("How many are done"),
  failed: z.int().describe("How many failed"),
  running: z.int().describe("How many run now"),
});

export const Subtask = z
  .object({
    id: z.int().describe("Id of the subtask"),
    name: z.string().describe("Name of its step, such as `Start observer process`"),
    description: z.string().describe("The same as `name`, as in every OCP sample"),
    taskId: z.int().describe("Id of its task"),
    seriesId: z.int().describe("Which of the task's subtasks it is, counted from 0"),
    timeout: z.int().describe("How many seconds an attempt may take"),
    status: SubtaskStatus,
    operation: Operation,
    executor: z
      .string()
      .optional()
      .describe("Console process of the latest attempt, as `host:pid`; absent before the first"),
    runTime: z
      .int()
      .describe("Which run it is: 1 also before the first has begun, as in every OCP sample"),
    createTime: Time.describe("When it was made"),
    startTime: Time.optional().describe("When its first attempt began; absent before that"),
    finishTime: Time.optional().describe("When it last ended; absent while it never has, or runs"),
    nodeType: z.literal("JAVA_TASK").describe("Always JAVA_TASK, as in OCP"),
    parallelIdx: z
      .int()
      .describe("Which of several side by side it belongs to, counted from 0; -1 for none"),
    prohibitRollback: z
      .boolean()
      .describe("Whether the task can no longer be rolled back once this has begun"),
    prohibitSkip: z.boolean().describe("Whether Skip is refused, as in OCP 4.3.5"),
    upstreams: z.array(z.int()).describe("Ids of the subtasks that it waits for"),
    downstreams: z.array(z.int()).describe("Ids of the subtasks that wait for it"),
    target: SubtaskTarget.optional().describe(
      "Addition: what it works on; absent when it is about the cluster as a whole",
    ),
    nextTryTime: Time.optional().describe(
      "Addition: a step that failed is tried again by itself at this time",
    ),
    error: StepError.optional().describe("Addition: why the latest attempt failed"),
    progressText: z
      .string()
      .optional()
      .describe("Addition: what the step is doing now, one line, while it runs"),
  })
  .meta({ id: "Subtask", description: "One step of a task, with the steps before and after it" });
export type Subtask = z.infer<typeof Subtask>;

const TaskHead = z.object({
  id: z.int().describe("Id of the task"),
  name: z.string().describe("Name of the task, such as `Start OB server`"),
  status: TaskStatus,
  type: TaskType,
  operation: Operation,
  taskDefinitionId: z.int().describe("Always -1, as in OCP for a task without a definition"),
  createTime: Time.describe("When it was made"),
  startTime: Time.describe("When it began"),
  finishTime: Time.optional().describe("When it ended; absent while it has not"),
  cluster: ClusterRef.describe("The cluster that it works on"),
  creator: Creator.describe("The user who asked for it"),
  prohibitRollback: z
    .boolean()
    .describe(
      "Of a failed task: whether Rollback is refused, as a subtask that has begun cannot be undone",
    ),
  action: Action.optional().describe(
    "Addition: which operation this is; absent for a task of another kind",
  ),
  target: TaskTarget.optional().describe(
    "Addition: what it works on; absent for a task of another kind",
  ),
  reason: z
    .string()
    .optional()
    .describe("Addition: why it was asked for, in the words of whoever did"),
  abandoned: z
    .literal(true)
    .optional()
    .describe("Addition: it failed and was given up, so that nothing can be done with it any more"),
  progress: Progress.describe("Addition: how far its subtasks are"),
  rev: z.int().describe("Addition: grows with every change of the task or of one of its subtasks"),
});

const serverTime = Time.describe(
  "Addition: the console's clock, so that a running duration is never negative",
);

export const Task = TaskHead.extend({
  subtasks: z
    .array(Subtask)
    .describe("Its subtasks, in id order; which waits for which, their `upstreams` say"),
  serverTime,
}).meta({ id: "Task", description: "A task with its subtasks" });
export type Task = z.infer<typeof Task>;

export const LegacySubtask = Subtask.pick({
  description: true,
  downstreams: true,
  id: true,
  name: true,
  operation: true,
  status: true,
  upstreams: true,
}).meta({
  id: "LegacySubtask",
  description: 'A subtask as OCP 3.0 has it, with the seven keys of its page "Start an OBServer"',
});

export const StartedTask = Task.extend({
  clusterId: z.int().describe("Id of the cluster that it works on"),
  context: z.string().describe("Text as OCP 3.0 has it; not to be parsed"),
  tasks: z.array(LegacySubtask).describe("The subtasks again, as OCP 3.0 has them"),
}).meta({
  id: "StartedTask",
  description: "The answer to an operation: every key of both generations of OCP",
});
export type StartedTask = z.infer<typeof StartedTask>;

export const TaskChanges = TaskHead.extend({
  reset: z
    .literal(false)
    .describe("Always `false`: only changes; an answer without it is the whole task"),
  serverTime,
  changed: z.array(Subtask).describe("The subtasks that changed after that revision"),
}).meta({ id: "TaskChanges", description: "What changed in a task since a revision" });
export type TaskChanges = z.infer<typeof TaskChanges>;

/** Whether it may be rolled back is told with the task itself. */
export const TaskSummary = TaskHead.omit({ prohibitRollback: true })
  .extend({
    subtasks: z
      .array(
        Subtask.pick({ id: true, name: true, description: true, status: true, operation: true }),
      )
      .optional()
      .describe("Its subtasks in short, in id order; absent with `withSubtasks=false`"),
    failure: z
      .object({
        subtaskId: z.int().describe("Id of the subtask"),
        name: z.string().describe("Name of the subtask"),
        message: z.string().describe("Why it failed"),
      })
      .optional()
      .describe("Addition: the first failed subtask and why it failed; absent where none did"),
    current: z
      .string()
      .optional()
      .describe("Addition: the name of a subtask that runs now; absent where none does"),
  })
  .meta({ id: "TaskSummary", description: "A task in the list" });
export type TaskSummary = z.infer<typeof TaskSummary>;

export const Attempt = z
  .object({
    runTime: z.int().describe("Which run it is, counted from 1"),
    operation: Operation,
    status: z
      .enum(["RUNNING", "SUCCESSFUL", "FAILED", "INTERRUPTED"])
      .describe(
        "How it is; INTERRUPTED: the console process that ran it died or lost its database session",
      ),
    executor: z.string().describe("Console process that ran it, as `host:pid`"),
    startTime: Time.describe("When it began"),
    finishTime: Time.optional().describe("When it ended; absent while it has not"),
    error: StepError.optional().describe("Why it failed; absent where it did not"),
    logOffset: z.int().describe("Where this attempt's log begins in the subtask's log, in bytes"),
  })
  .meta({ id: "Attempt", description: "One run of a subtask" });
export type Attempt = z.infer<typeof Attempt>;

export const SubtaskDetail = Subtask.extend({
  attempts: z.array(Attempt).describe("Every run that it has had, the first one first"),
}).meta({ id: "SubtaskDetail", description: "A subtask with every attempt it has had" });
export type SubtaskDetail = z.infer<typeof SubtaskDetail>;

export const SubtaskLog = z
  .object({
    log: z.string().describe("The log from the offset on, about 4 MiB of it at most"),
    next: z
      .int()
      .describe("Addition: where the rest begins, in bytes: the next request's `offset`"),
    eof: z
      .boolean()
      .describe("Addition: whether no more will come unless the subtask is run again"),
  })
  .meta({ id: "SubtaskLog", description: "The log of a subtask, or a part of it" });
export type SubtaskLog = z.infer<typeof SubtaskLog>;
