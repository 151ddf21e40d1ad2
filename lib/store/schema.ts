import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { StepError } from "@/lib/contract/task";

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** One row: who this installation is. Fences on hosts count for it alone. */
export const installation = pgTable("installation", {
  id: uuid("id").primaryKey().defaultRandom(),
  createTime: instant("create_time").notNull().defaultNow(),
});

/** A console process. It holds a session advisory lock on its id while it lives. */
export const replica = pgTable("replica", {
  id: serial("id").primaryKey(),
  name: text("name").notNull(),
  /** Under which name its dispatcher locks hints, so that a takeover can unlock them. */
  workerId: text("worker_id"),
  startTime: instant("start_time").notNull().defaultNow(),
  /** The lease: renewed while the process can run; the second line behind the lock. */
  leaseUntil: instant("lease_until").notNull(),
  endTime: instant("end_time"),
});

export const user = pgTable("user", {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity({ startWith: 100 }),
  name: text("name").notNull().unique(),
  passwordHash: text("password_hash").notNull(),
  role: text("role").notNull(),
  createTime: instant("create_time").notNull().defaultNow(),
  failedSignIns: integer("failed_sign_ins").notNull().default(0),
  lockedUntil: instant("locked_until"),
});

export const session = pgTable("session", {
  /** SHA-256 of the cookie's token: a stolen table signs nobody in. */
  tokenHash: text("token_hash").primaryKey(),
  userId: integer("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  createTime: instant("create_time").notNull().defaultNow(),
  seenTime: instant("seen_time").notNull().defaultNow(),
  expireTime: instant("expire_time").notNull(),
});

/** One mutating call, allowed or refused. Rows are only ever added. */
export const audit = pgTable("audit", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  time: instant("time").notNull().defaultNow(),
  userName: text("user_name"),
  endpoint: text("endpoint").notNull(),
  method: text("method").notNull(),
  path: text("path").notNull(),
  status: integer("status").notNull(),
  errorCode: text("error_code"),
  taskId: integer("task_id"),
  traceId: text("trace_id").notNull(),
  remoteAddress: text("remote_address"),
});

export const host = pgTable("host", {
  id: serial("id").primaryKey(),
  address: text("address").notNull().unique(),
  /** How it is reached; `local` is the only kind of this release. */
  kind: text("kind").notNull(),
  typeName: text("type_name"),
});

export const cluster = pgTable("cluster", {
  id: serial("id").primaryKey(),
  name: text("name").notNull().unique(),
  obClusterId: bigint("ob_cluster_id", { mode: "number" }).notNull(),
  sysUser: text("sys_user").notNull(),
  /** AES-256-GCM: nonce, tag, ciphertext. */
  sysPassword: bytea("sys_password").notNull(),
  /** Whether the fleet file names it. One that it no longer names is hidden and keeps its id. */
  registered: boolean("registered").notNull().default(true),
  version: text("version"),
  edition: text("edition"),
  /** As last observed: RUNNING, UNAVAILABLE or STOPPED. */
  observedStatus: text("observed_status").notNull().default("UNAVAILABLE"),
  observedTime: instant("observed_time"),
  observeError: text("observe_error"),
  nextObservationTime: instant("next_observation_time").notNull().defaultNow(),
  createTime: instant("create_time").notNull().defaultNow(),
  updateTime: instant("update_time").notNull().defaultNow(),
});

export const zone = pgTable(
  "zone",
  {
    id: serial("id").primaryKey(),
    clusterId: integer("cluster_id")
      .notNull()
      .references(() => cluster.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    region: text("region"),
    idc: text("idc"),
    innerStatus: text("inner_status"),
    observedStatus: text("observed_status").notNull().default("UNAVAILABLE"),
    createTime: instant("create_time").notNull().defaultNow(),
    updateTime: instant("update_time").notNull().defaultNow(),
  },
  (t) => [unique("zone_of_cluster").on(t.clusterId, t.name)],
);

export const server = pgTable(
  "server",
  {
    id: serial("id").primaryKey(),
    clusterId: integer("cluster_id")
      .notNull()
      .references(() => cluster.id, { onDelete: "cascade" }),
    zoneId: integer("zone_id")
      .notNull()
      .references(() => zone.id, { onDelete: "cascade" }),
    hostId: integer("host_id")
      .notNull()
      .references(() => host.id),
    ip: text("ip").notNull(),
    rpcPort: integer("rpc_port").notNull(),
    sqlPort: integer("sql_port").notNull(),
    home: text("home").notNull(),
    agentCommand: text("agent_command"),
    /** DBA_OB_SERVERS.ID: never reused by the cluster. */
    obServerId: bigint("ob_server_id", { mode: "number" }),
    version: text("version"),
    withRootserver: boolean("with_rootserver").notNull().default(false),
    innerStatus: text("inner_status"),
    /** As last observed; what is shown may differ while a task holds the server. */
    observedStatus: text("observed_status").notNull().default("UNAVAILABLE"),
    startServiceTime: instant("start_service_time"),
    stopTime: instant("stop_time"),
    observedTime: instant("observed_time"),
    updateTime: instant("update_time").notNull().defaultNow(),
  },
  (t) => [unique("server_address").on(t.clusterId, t.ip, t.rpcPort)],
);

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
    context: jsonb("context").$type<Record<string, string>>().notNull().default({}),
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
    uniqueIndex("one_running_task_per_server").on(t.serverId).where(sql`status = 'RUNNING'`),
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
