import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { StepError } from "@/lib/contract/task";
import { instant } from "./columns";
import { replica } from "./console-tables";
import { cluster, server } from "./fleet-tables";

export const task = pgTable(
  "task",
  {
    id: serial("id").primaryKey(),
    name: text("name").notNull(),
    type: text("type").notNull().default("MANUAL"),
    operation: text("operation").notNull().default("EXECUTE"),
    status: text("status").notNull().default("RUNNING"),
    clusterId: integer("cluster_id").references(() => cluster.id, { onDelete: "set null" }),
    serverId: integer("server_id").references(() => server.id, { onDelete: "set null" }),
    /** Names as they were, so that history can be read when the object is gone. */
    clusterName: text("cluster_name").notNull().default(""),
    obClusterId: bigint("ob_cluster_id", { mode: "number" }).notNull().default(0),
    targetName: text("target_name"),
    zoneName: text("zone_name"),
    creatorId: integer("creator_id").notNull(),
    creatorName: text("creator_name").notNull(),
    /** Which operation it is, as `Action` and `Scope` name it; null for a task of another kind. */
    action: text("action"),
    scope: text("scope"),
    /** Of a stop: whether the process stops too. */
    stopType: text("stop_type"),
    reason: text("reason"),
    /** It failed and was given up. */
    abandoned: boolean("abandoned").notNull().default(false),
    /** Counts of its subtasks, kept by the transactions that change them. RUNNING includes CANCELING. */
    total: integer("total").notNull().default(0),
    running: integer("running").notNull().default(0),
    successful: integer("successful").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    /** Grows by one in every transaction that changes the task or one of its subtasks. */
    rev: bigint("rev", { mode: "number" }).notNull().default(1),
    traceId: text("trace_id"),
    createTime: instant("create_time").notNull().defaultNow(),
    startTime: instant("start_time").notNull().defaultNow(),
    finishTime: instant("finish_time"),
  },
  (t) => [
    index("task_by_status").on(t.status, t.id),
    index("task_by_cluster").on(t.clusterId, t.id),
    index("task_by_cluster_end").on(t.clusterId, t.finishTime),
  ],
);

export const subtask = pgTable(
  "subtask",
  {
    id: serial("id").primaryKey(),
    taskId: integer("task_id")
      .notNull()
      .references(() => task.id, { onDelete: "cascade" }),
    seriesId: integer("series_id").notNull(),
    stepId: text("step_id").notNull(),
    name: text("name").notNull(),
    input: jsonb("input").notNull(),
    status: text("status").notNull(),
    operation: text("operation").notNull().default("EXECUTE"),
    /** How often it was claimed: 0 before the first time. */
    runTime: integer("run_time").notNull().default(0),
    timeoutMs: integer("timeout_ms").notNull(),
    parallelIdx: integer("parallel_idx").notNull().default(-1),
    prohibitRollback: boolean("prohibit_rollback").notNull().default(false),
    prohibitSkip: boolean("prohibit_skip").notNull().default(false),
    /** What it works on; both null when it is about the cluster as a whole. */
    serverId: integer("server_id"),
    zoneName: text("zone_name"),
    /** `ip:rpcPort` of the server, as it was. */
    serverName: text("server_name"),
    /** How often the engine has tried it again by itself since a person last said so. */
    autoRetries: integer("auto_retries").notNull().default(0),
    /** READY, but not before this moment. */
    notBefore: instant("not_before"),
    executor: text("executor"),
    /** How many upstreams are not SUCCESSFUL yet. */
    waitingFor: integer("waiting_for").notNull().default(0),
    /** The attempt that owns it while RUNNING or CANCELING, the last one after that. */
    attemptId: bigint("attempt_id", { mode: "number" }),
    progressText: text("progress_text"),
    error: jsonb("error").$type<StepError>(),
    rev: bigint("rev", { mode: "number" }).notNull().default(1),
    createTime: instant("create_time").notNull().defaultNow(),
    startTime: instant("start_time"),
    finishTime: instant("finish_time"),
  },
  (t) => [
    index("subtask_by_rev").on(t.taskId, t.rev),
    index("subtask_live")
      .on(t.taskId, t.status)
      .where(sql`status in ('READY', 'RUNNING', 'CANCELING')`),
  ],
);

export const edge = pgTable(
  "edge",
  {
    taskId: integer("task_id")
      .notNull()
      .references(() => task.id, { onDelete: "cascade" }),
    upstreamId: integer("upstream_id")
      .notNull()
      .references(() => subtask.id, { onDelete: "cascade" }),
    downstreamId: integer("downstream_id")
      .notNull()
      .references(() => subtask.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.upstreamId, t.downstreamId] }),
    index("edge_by_downstream").on(t.downstreamId, t.upstreamId),
    index("edge_by_task").on(t.taskId),
  ],
);

/** One run of a subtask. Its id is the fence; the row is closed once and never reopened. */
export const attempt = pgTable(
  "attempt",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    subtaskId: integer("subtask_id")
      .notNull()
      .references(() => subtask.id, { onDelete: "cascade" }),
    runTime: integer("run_time").notNull(),
    operation: text("operation").notNull(),
    status: text("status").notNull().default("RUNNING"),
    replicaId: integer("replica_id")
      .notNull()
      .references(() => replica.id),
    executor: text("executor").notNull(),
    error: jsonb("error").$type<StepError>(),
    startTime: instant("start_time").notNull().defaultNow(),
    finishTime: instant("finish_time"),
  },
  (t) => [
    index("attempt_by_subtask").on(t.subtaskId, t.id),
    index("attempt_running").on(t.replicaId).where(sql`status = 'RUNNING'`),
  ],
);

/** Log text of an attempt, in order. `startByte` counts within the subtask's whole log. */
export const log = pgTable(
  "log",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    subtaskId: integer("subtask_id")
      .notNull()
      .references(() => subtask.id, { onDelete: "cascade" }),
    attemptId: bigint("attempt_id", { mode: "number" }).notNull(),
    startByte: integer("start_byte").notNull(),
    endByte: integer("end_byte").notNull(),
    text: text("text").notNull(),
  },
  (t) => [uniqueIndex("log_by_subtask").on(t.subtaskId, t.startByte)],
);

/**
 * What a task works on, as `server:12`, `zone:3`, `cluster:1`, or `outage:1`, the right to take servers of
 * cluster 1 out of service. Held while the task is RUNNING; the index lets one task hold an object.
 */
export const taskLock = pgTable(
  "task_lock",
  {
    taskId: integer("task_id")
      .notNull()
      .references(() => task.id, { onDelete: "cascade" }),
    object: text("object").notNull(),
    held: boolean("held").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.taskId, t.object] }),
    uniqueIndex("one_task_holds_an_object").on(t.object).where(sql`held`),
    index("task_lock_by_object").on(t.object, t.taskId),
  ],
);

/** What steps left for later steps: of one server, or of the task as a whole (`serverId` 0). */
export const fact = pgTable(
  "fact",
  {
    taskId: integer("task_id")
      .notNull()
      .references(() => task.id, { onDelete: "cascade" }),
    serverId: integer("server_id").notNull().default(0),
    key: text("key").notNull(),
    value: text("value").notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.serverId, t.key] })],
);

/** What a person did to a task. Rows are only ever added. */
export const taskEvent = pgTable(
  "task_event",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    taskId: integer("task_id")
      .notNull()
      .references(() => task.id, { onDelete: "cascade" }),
    subtaskId: integer("subtask_id"),
    time: instant("time").notNull().defaultNow(),
    kind: text("kind").notNull(),
    userName: text("user_name").notNull(),
    reason: text("reason"),
  },
  (t) => [index("task_event_by_task").on(t.taskId, t.id)],
);
