import {
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  serial,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant } from "./columns";

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

/** A role: what its holders may do, as expressions of `lib/contract/permission.ts`. */
export const role = pgTable("role", {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity({ startWith: 100 }),
  name: text("name").notNull().unique(),
  description: text("description"),
  /** Comes with the product and never changes. */
  builtIn: boolean("built_in").notNull().default(false),
  permissions: text("permissions").array().notNull(),
  createTime: instant("create_time").notNull().defaultNow(),
  updateTime: instant("update_time").notNull().defaultNow(),
});

export const user = pgTable("user", {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity({ startWith: 100 }),
  name: text("name").notNull().unique(),
  /** None where the user comes by single sign-on. */
  passwordHash: text("password_hash"),
  description: text("description"),
  email: text("email"),
  enabled: boolean("enabled").notNull().default(true),
  /** Nothing else may be done before the password is changed. */
  mustChangePassword: boolean("must_change_password").notNull().default(false),
  /** Issuer and subject of the identity provider, where the user comes from one. */
  ssoSubject: text("sso_subject").unique(),
  createTime: instant("create_time").notNull().defaultNow(),
  lastSignInTime: instant("last_sign_in_time"),
  failedSignIns: integer("failed_sign_ins").notNull().default(0),
  lockedUntil: instant("locked_until"),
});

const userId = () =>
  integer("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });

/** Who holds which role. */
export const userRole = pgTable(
  "user_role",
  {
    userId: userId(),
    roleId: integer("role_id")
      .notNull()
      .references(() => role.id),
  },
  (columns) => [primaryKey({ columns: [columns.userId, columns.roleId] })],
);

export const session = pgTable("session", {
  id: integer("id").generatedAlwaysAsIdentity().unique(),
  /** SHA-256 of the cookie's token: a stolen table signs nobody in. */
  tokenHash: text("token_hash").primaryKey(),
  userId: userId(),
  /** PASSWORD or SSO. */
  source: text("source").notNull().default("PASSWORD"),
  remoteAddress: text("remote_address"),
  userAgent: text("user_agent"),
  createTime: instant("create_time").notNull().defaultNow(),
  seenTime: instant("seen_time").notNull().defaultNow(),
  expireTime: instant("expire_time").notNull(),
});

/** An access key. The secret is sealed with a key that is not in the database. */
export const credential = pgTable("credential", {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity({ startWith: 100 }),
  userId: userId(),
  accessKey: text("access_key").notNull().unique(),
  sealedSecret: bytea("sealed_secret").notNull(),
  description: text("description"),
  enabled: boolean("enabled").notNull().default(true),
  createTime: instant("create_time").notNull().defaultNow(),
  lastUsedTime: instant("last_used_time"),
});

/** Signatures of unsafe calls that were accepted; each counts once. */
export const usedSignature = pgTable(
  "used_signature",
  {
    hash: text("hash").primaryKey(),
    /** From then on the signature is too old to be accepted anyway. */
    expireTime: instant("expire_time").notNull(),
  },
  (columns) => [index("used_signature_expires").on(columns.expireTime)],
);

/** One call that changed something, tried to, or was refused. A trigger lets rows only be added. */
export const audit = pgTable(
  "audit",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    time: instant("time").notNull().defaultNow(),
    userName: text("user_name"),
    /** SESSION, BASIC, KEY or SSO: how the caller made themselves known. */
    via: text("via"),
    accessKey: text("access_key"),
    endpoint: text("endpoint").notNull(),
    method: text("method").notNull(),
    path: text("path").notNull(),
    status: integer("status").notNull(),
    errorCode: text("error_code"),
    taskId: integer("task_id"),
    clusterId: integer("cluster_id"),
    traceId: text("trace_id").notNull(),
    remoteAddress: text("remote_address"),
    /** Why, in the words of whoever asked. */
    reason: text("reason"),
  },
  (columns) => [index("audit_by_time").on(columns.time), index("audit_by_task").on(columns.taskId)],
);
