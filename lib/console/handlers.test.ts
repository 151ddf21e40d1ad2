import { readdirSync } from "node:fs";
import { join } from "node:path";
import { desc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createGate } from "@/lib/access/gate";
import { PEER_HEADER, PROTO_HEADER } from "@/lib/access/request-facts";
import { endpoints } from "@/lib/contract/endpoints";
import { createTaskWatcher } from "@/lib/operations/task/task-watcher";
import { audit } from "@/lib/store/console-tables";
import { basic, PASSWORD, TEST_KEYS, type TestApi, testApi } from "@/lib/testing/api";
import { freshDatabase } from "@/lib/testing/database";
import { addCluster } from "@/lib/testing/fleet-rows";
import { createHandlers } from "./handlers";

const root = join(import.meta.dirname, "../..");

test("every endpoint has a handler, and there is no other", async () => {
  const db = await freshDatabase();
  const handlers = createHandlers({
    db,
    gate: createGate(db, TEST_KEYS),
    keys: TEST_KEYS,
    watcher: createTaskWatcher(db),
    health: async () => ({ database: true, engine: true, status: "ok" }),
  });
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(endpoints).sort());
});

test("Next serves pages alone, so nothing is served that is neither a page nor an endpoint", () => {
  const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => /(^|\/)page\.tsx$/.test(file))).not.toEqual([]);
  expect(files.filter((file) => /(^|\/)route\.\w+$/.test(file))).toEqual([]);
});

test("no two endpoints have one method and path", () => {
  const places = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(places).size).toBe(places.length);
});

describe("signing in and out", () => {
  const credentials = { username: "viewer", password: PASSWORD };

  test("gives a cookie that is the user's until they sign out", async () => {
    const api = await testApi();
    const signedIn = await api.call("POST /api/v2/iam/login", { as: "nobody", body: credentials });
    expect(signedIn.json.data).toMatchObject({
      name: "viewer",
      roles: [{ name: "CLUSTER_VIEWER" }],
    });
    const set = String(signedIn.headers.get("set-cookie"));
    expect(set).toMatch(/^obdeck_session=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax$/);

    const headers = { cookie: set.split(";", 1)[0] ?? "", "sec-fetch-site": "same-origin" };
    const me = await api.call("GET /api/v2/profiles/me", { as: "nobody", headers });
    expect(me.json.data.name).toBe("viewer");

    const out = await api.call("POST /api/v2/iam/logout", { as: "nobody", headers });
    expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
    const after = await api.call("GET /api/v2/profiles/me", { as: "nobody", headers });
    expect([after.status, after.json.error.code]).toEqual([401, "IAM10000"]);
  });

  test("by https the cookie is kept to https", async () => {
    const api = await testApi();
    const headers = { [PROTO_HEADER]: "https" };
    const { headers: answered } = await api.call("POST /api/v2/iam/login", {
      as: "nobody",
      body: credentials,
      headers,
    });
    expect(answered.get("set-cookie")).toContain("; Secure");
  });

  test("a wrong password is 401 and gives no cookie", async () => {
    const api = await testApi();
    const body = { ...credentials, password: "wrong" };
    const answer = await api.call("POST /api/v2/iam/login", { as: "nobody", body });
    expect([answer.status, answer.json.error.code]).toEqual([401, "IAM10004"]);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("only a client that is no browser is told of HTTP Basic", async () => {
    const api = await testApi();
    const told = async (headers: Record<string, string>) =>
      (await api.call("GET /api/v2/profiles/me", { as: "nobody", headers })).headers.get(
        "www-authenticate",
      );
    expect(await told({})).toBe('Basic realm="OBDeck", charset="UTF-8"');
    expect(await told({ "sec-fetch-mode": "cors" })).toBeNull();
    expect(await told({ cookie: "theme=dark" })).toBeNull();
  });

  test("HTTP Basic does for every call", async () => {
    const api = await testApi();
    const headers = basic("viewer");
    const me = await api.call("GET /api/v2/profiles/me", { as: "nobody", headers });
    expect(me.json.data.name).toBe("viewer");
  });
});

describe("a call that another site made the browser send", () => {
  test.each([
    ["by a session, with another site's Origin", "admin", { origin: "http://evil.example" }],
    ["by a session, without Origin", "admin", { "sec-fetch-site": "cross-site" }],
    ["by HTTP Basic", "nobody", { origin: "http://evil.example", ...basic("admin") }],
  ] as const)("is refused: %s", async (_, as, headers) => {
    const api = await testApi();
    const answer = await api.call("POST /api/v2/iam/logout", { as, headers });
    expect([answer.status, answer.json.error.code]).toEqual([403, "IAM11000"]);
  });

  test("cannot sign anyone in", async () => {
    const api = await testApi();
    const headers = { origin: "http://evil.example" };
    const body = { username: "admin", password: PASSWORD };
    const answer = await api.call("POST /api/v2/iam/login", { as: "nobody", body, headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("may read nothing more than any other: reading is not refused", async () => {
    const api = await testApi();
    const headers = { origin: "http://evil.example" };
    const answer = await api.call("GET /api/v2/profiles/me", { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("users", () => {
  const carol = { name: "carol", password: "Carol-123", roleIds: [3] };

  test("one that was created may sign in", async () => {
    const api = await testApi();
    const made = await api.call("POST /api/v2/iam/users", { body: carol });
    expect(made.json.data).toMatchObject({
      name: "carol",
      roles: [{ id: 3, name: "CLUSTER_VIEWER" }],
      mustChangePassword: true,
    });
    expect(made.text).not.toMatch(/scrypt|Carol-123/);
    const listed = await api.call("GET /api/v2/iam/users");
    expect(listed.json.data.contents.map((user: { name: string }) => user.name)).toEqual([
      ...["admin", "manager", "viewer", "carol"],
    ]);
    const headers = basic("carol", carol.password);
    const me = await api.call("GET /api/v2/profiles/me", { as: "nobody", headers });
    expect(me.json.data.id).toBe(made.json.data.id);
  });

  test("a name is taken once", async () => {
    const api = await testApi();
    const body = { ...carol, name: "viewer" };
    const answer = await api.call("POST /api/v2/iam/users", { body });
    expect([answer.status, answer.json.error.code]).toEqual([409, "COM10005"]);
  });
});

describe("the audit", () => {
  const newest = async ({ db }: TestApi) =>
    (await db.select().from(audit).orderBy(desc(audit.id)).limit(1))[0];

  test("has a row for an allowed call, with its task", async () => {
    const api = await testApi();
    const { clusterId, serverIds } = await addCluster(api.db, "orion", {
      zone1: ["PROCESS_STOPPED"],
    });
    const path = `/api/v2/ob/clusters/${clusterId}/servers/${serverIds[0]}/start`;
    const headers = { "x-trace-id": "trace-1", [PEER_HEADER]: "203.0.113.9" };
    const { json } = await api.call(`POST ${path}`, { as: "manager", headers });
    expect(await newest(api)).toMatchObject({
      userName: "manager",
      endpoint: "startServer",
      method: "POST",
      path,
      status: 200,
      errorCode: null,
      taskId: json.data.id,
      traceId: "trace-1",
      remoteAddress: "203.0.113.9",
    });
  });

  test.each([
    ["forbidden", "viewer", {}, { status: 403, errorCode: "COM10009", userName: "viewer" }],
    ["not signed in", "nobody", {}, { status: 401, errorCode: "IAM10000", userName: null }],
    [
      "from another site",
      "admin",
      { origin: "http://evil.example" },
      { status: 403, errorCode: "IAM11000", userName: "admin" },
    ],
    ["impossible", "admin", {}, { status: 404, errorCode: "OBE11001", userName: "admin" }],
  ] as const)("has a row for a call that is %s", async (_, as, headers, expected) => {
    const api = await testApi();
    await api.call("POST /api/v2/ob/clusters/9/servers/9/start", { as, headers });
    expect(await newest(api)).toMatchObject({ endpoint: "startServer", ...expected });
  });

  test.each(["ob/clusters/9007199254740991/start", "tasks/instances/2147483648/retry"])(
    "has a row for a call about what no id can be of: %s",
    async (path) => {
      const api = await testApi();
      expect((await api.call(`POST /api/v2/${path}`)).status).toBe(404);
      expect(await newest(api)).toMatchObject({
        path: `/api/v2/${path}`,
        status: 404,
        taskId: null,
        clusterId: null,
      });
    },
  );

  test("has a row for a failed sign-in, with the name tried and no password", async () => {
    const api = await testApi();
    const body = { username: "mallory", password: "my-secret-guess" };
    await api.call("POST /api/v2/iam/login", { as: "nobody", body });
    const row = await newest(api);
    expect(row).toMatchObject({ userName: "mallory", status: 401, errorCode: "IAM10004" });
    expect(JSON.stringify(row)).not.toContain("my-secret-guess");
  });

  test("has a row for a call whose body is wrong, and none for reading", async () => {
    const api = await testApi();
    await api.call("POST /api/v2/iam/users", { body: "{" });
    expect(await newest(api)).toMatchObject({ endpoint: "createUser", status: 400 });
    await api.call("GET /api/v2/iam/users");
    expect(await api.db.$count(audit)).toBe(1);
  });

  test("that cannot be written leaves the call's answer as it was", async () => {
    const api = await testApi();
    await api.db.$client.query("ALTER TABLE audit RENAME TO hidden");
    expect((await api.call("POST /api/v2/iam/logout")).status).toBe(200);
  });
});
