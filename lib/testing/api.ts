import { onTestFinished } from "vitest";
import { SESSION_COOKIE } from "@/lib/access/cookie";
import { createGate } from "@/lib/access/gate";
import { HOST_HEADER } from "@/lib/access/request-facts";
import { startSession } from "@/lib/access/session";
import type { Sso } from "@/lib/access/sso";
import { createHandlers } from "@/lib/console/handlers";
import { healthOf } from "@/lib/console/health";
import { BUILT_IN_ROLES, type BuiltInRole } from "@/lib/contract/role";
import { createApi } from "@/lib/http/api";
import { createRateLimiter } from "@/lib/http/rate-limit";
import { createTaskWatcher, type TaskWatcher } from "@/lib/operations/task/task-watcher";
import { RateLimitSetting } from "@/lib/process/rate-limits";
import type { SecretKeys } from "@/lib/process/secret";
import { user, userRole } from "@/lib/store/console-tables";
import type { Database } from "@/lib/store/database";
import { freshDatabase } from "./database";

/** The password of every user of a test's console. */
export const PASSWORD = "Obdeck-test-1";
/** Its hash, of parameters that take no time. What a real hash is and takes, the tests of passwords and of making users say. */
const PASSWORD_HASH =
  "scrypt$16,1,1$YSB0ZXN0IG5lZWRzIG5vIHNhbHQ$FRPTk8xlpA2irT7Xx5B8kdCkQdsGT0GAKxzxlEPNtHc";

/** What a test's console seals secrets with. */
export const TEST_KEYS = [Buffer.alloc(32, 7)] as const;

const ROLES = { admin: "ADMIN", manager: "CLUSTER_MANAGER", viewer: "CLUSTER_VIEWER" } as const;

const HERE = { source: "PASSWORD", remoteAddress: "192.0.2.1", userAgent: undefined } as const;

/** Users that a test's console has, and nobody. */
export type Who = keyof typeof ROLES | "nobody";

interface CallOptions {
  /** By whose session; `admin` when nothing is said. */
  as?: Who;
  headers?: Record<string, string>;
  /** Sent as JSON, a string as it is. */
  body?: unknown;
  signal?: AbortSignal;
}

/** An answer of the API as a stranger sees it. */
export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answered, as a stranger would
  json: any;
}

/** The API of a console over a database of its own, without a network between. */
export interface TestApi {
  db: Database;
  watcher: TaskWatcher;
  /** `GET /api/v2/…`, as a user by their session. */
  call(methodAndPath: string, options?: CallOptions): Promise<Answered>;
}

/** Makes the API of a console with the users `admin`, `manager` and `viewer`; `rateLimit` as in the setting. */
export async function testApi({
  rateLimit = "off",
  sso,
}: {
  rateLimit?: string;
  /** Makes the console's single sign-on. */
  sso?: (db: Database, keys: SecretKeys) => Sso;
} = {}): Promise<TestApi> {
  const db = await freshDatabase();
  const gate = createGate(db, TEST_KEYS);
  const watcher = createTaskWatcher(db);
  onTestFinished(() => watcher.close());
  const health = () => healthOf({ db, engine: undefined });
  const handlers = createHandlers({
    ...{ db, gate, keys: TEST_KEYS, watcher, health },
    sso: sso?.(db, TEST_KEYS),
  });
  const rates = createRateLimiter(RateLimitSetting.parse(rateLimit));
  const answer = createApi({ db, gate, handlers, rates });
  const sessions = new Map<Who, string>();
  // `Object.entries` forgets the type of keys.
  for (const [name, role] of Object.entries(ROLES))
    sessions.set(name as Who, await startSession(db, await addUser(db, name, role), HERE));

  return {
    db,
    watcher,
    async call(methodAndPath, options = {}) {
      const response = await answer(requestOf(methodAndPath, options, sessions));
      const text = await response.text();
      const json = text.startsWith("{") ? JSON.parse(text) : undefined;
      return { status: response.status, headers: response.headers, text, json };
    },
  };
}

/** Adds a user with `PASSWORD` and answers the id. */
export async function addUser(
  db: Database,
  name: string,
  ...roles: BuiltInRole[]
): Promise<number> {
  const [row] = await db
    .insert(user)
    .values({ name, passwordHash: PASSWORD_HASH })
    .returning({ id: user.id });
  if (!row) throw new Error(`User ${name} was not added`);
  for (const role of roles)
    await db.insert(userRole).values({ userId: row.id, roleId: BUILT_IN_ROLES[role].id });
  return row.id;
}

function requestOf(
  methodAndPath: string,
  { as = "admin", headers = {}, body, signal }: CallOptions,
  sessions: ReadonlyMap<Who, string>,
): Request {
  const [method = "", path = ""] = methodAndPath.split(" ");
  const token = sessions.get(as);
  return new Request(`http://console.test${path}`, {
    method,
    headers: {
      [HOST_HEADER]: "console.test",
      ...(token && { cookie: `${SESSION_COOKIE}=${token}`, "sec-fetch-site": "same-origin" }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

/** HTTP Basic of a name and a password. */
export const basic = (name: string, password = PASSWORD): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
});
