import { bigserial, integer, pgTable, serial, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

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
  /** Why, in the words of whoever asked. */
  reason: text("reason"),
});
