import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { LogStream } from "@/lib/contract/log-stream";
import { bytea, instant } from "./columns";

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
  /** As last observed; null before the first look that the cluster answered. */
  logStreams: jsonb("log_streams").$type<LogStream[]>(),
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
