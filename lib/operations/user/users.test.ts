import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { session, user } from "@/lib/store/console-tables";
import { addUser, basic, PASSWORD, type TestApi, testApi } from "@/lib/testing/api";

const NEW_PASSWORD = "Another-2-Pass";
const by = (name: string, password = PASSWORD) =>
  ({ as: "nobody", headers: basic(name, password) }) as const;
const coded = ({ status, json }: Awaited<ReturnType<TestApi["call"]>>) => [
  status,
  json.error?.code ?? json.data,
];
const users = "/api/v2/iam/users";

async function create(api: TestApi, body: object, as: Parameters<TestApi["call"]>[1] = {}) {
  return api.call(`POST ${users}`, { body: { password: PASSWORD, ...body }, ...as });
}

describe("a new user", () => {
  test("can do nothing before the first password is changed, and then what the roles allow", async () => {
    const api = await testApi();
    await create(api, {
      name: "carol",
      roleIds: [3],
      email: "c@example.com",
      description: "On call",
    });
    const clusters = "GET /api/v2/ob/clusters";
    expect(coded(await api.call(clusters, by("carol")))).toEqual([403, "IAM10005"]);
    expect((await api.call("GET /api/v2/profiles/me", by("carol"))).json.data).toMatchObject({
      name: "carol",
      mustChangePassword: true,
      email: "c@example.com",
      description: "On call",
      status: "ENABLED",
      source: "LOCAL",
    });
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const changed = await api.call("PUT /api/v2/profiles/me/changePassword", {
      ...by("carol"),
      body,
    });
    expect(changed.status).toBe(200);
    expect((await api.call(clusters, by("carol"))).status).toBe(401);
    expect((await api.call(clusters, by("carol", NEW_PASSWORD))).status).toBe(200);
  });

  test.each(["admin", "Sys", "DBA", "proxy"])(
    "cannot be named %s, which is reserved",
    async (name) => {
      const api = await testApi();
      const answer = await create(api, { name });
      expect(coded(answer)).toEqual([400, "COM10001"]);
      expect(answer.json.error.subErrors[0]).toMatchObject({
        field: "name",
        message: expect.stringContaining(name.length === 3 ? "must be 4 to 48" : "reserved"),
      });
    },
  );

  test("cannot have a role that is not there, and is then not made", async () => {
    const api = await testApi();
    expect(coded(await create(api, { name: "carol", roleIds: [4_000_000_000] }))).toEqual([
      404,
      "COM10002",
    ]);
    expect(await api.db.$count(user, eq(user.name, "carol"))).toBe(0);
  });
});

describe("a password", () => {
  test("is changed only by who knows it, ends the other sessions and must be another", async () => {
    const api = await testApi();
    const id = await addUser(api.db, "carol", "TASK_VIEWER");
    const change = (currentPassword: string, newPassword: string, as: object = by("carol")) =>
      api.call("PUT /api/v2/profiles/me/changePassword", {
        ...as,
        body: { currentPassword, newPassword },
      });
    expect(coded(await change("wrong", NEW_PASSWORD))).toEqual([400, "COM10003"]);
    expect(coded(await change(PASSWORD, PASSWORD))).toEqual([400, "COM10003"]);
    expect(coded(await change(PASSWORD, "short"))).toEqual([400, "COM10001"]);

    const signIn = async () => {
      const body = { username: "carol", password: PASSWORD };
      const { headers } = await api.call("POST /api/v2/iam/login", { as: "nobody", body });
      const cookie = headers.get("set-cookie")?.split(";", 1)[0] ?? "";
      return { as: "nobody", headers: { cookie, "sec-fetch-site": "same-origin" } } as const;
    };
    const [here, elsewhere] = [await signIn(), await signIn()];
    expect((await change(PASSWORD, NEW_PASSWORD, here)).status).toBe(200);
    expect((await api.call("GET /api/v2/profiles/me", here)).status).toBe(200);
    expect((await api.call("GET /api/v2/profiles/me", elsewhere)).status).toBe(401);
    expect(await api.db.$count(session, eq(session.userId, id))).toBe(1);
  });

  test("that an administrator sets ends the sessions and has to be changed", async () => {
    const api = await testApi();
    const id = await addUser(api.db, "carol", "TASK_VIEWER");
    const body = { password: NEW_PASSWORD };
    const answer = await api.call(`POST ${users}/${id}/resetPassword`, { body });
    expect(answer.json.data).toMatchObject({ mustChangePassword: true });
    expect(answer.text).not.toContain(NEW_PASSWORD);
    expect((await api.call("GET /api/v2/profiles/me", by("carol"))).status).toBe(401);
    expect(coded(await api.call("GET /api/v2/tasks/instances", by("carol", NEW_PASSWORD)))).toEqual(
      [403, "IAM10005"],
    );
  });
});

describe("managing users", () => {
  test("keeps out who is disabled, by every way, and lets in again", async () => {
    const api = await testApi();
    const id = await addUser(api.db, "carol", "TASK_VIEWER");
    await api.call("GET /api/v2/profiles/me", by("carol"));
    expect((await api.call(`POST ${users}/${id}/disable`)).json.data.status).toBe("DISABLED");
    expect(coded(await api.call("GET /api/v2/profiles/me", by("carol")))).toEqual([
      401,
      "IAM10001",
    ]);
    expect((await api.call(`POST ${users}/${id}/enable`)).json.data.status).toBe("ENABLED");
    expect((await api.call("GET /api/v2/profiles/me", by("carol"))).status).toBe(200);
  });

  test("finds users by part of the name, status and role, and sorts them", async () => {
    const api = await testApi();
    const carol = await addUser(api.db, "carol", "TASK_VIEWER");
    await addUser(api.db, "caroline", "AUDIT_VIEWER");
    await api.db.update(user).set({ enabled: false }).where(eq(user.id, carol));
    const names = async (query: string) =>
      (await api.call(`GET ${users}?${query}`)).json.data.contents.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names("name=CAROL&sort=name,desc")).toEqual(["caroline", "carol"]);
    expect(await names("name=carol&status=ENABLED")).toEqual(["caroline"]);
    expect(await names("status=DISABLED,LOCKED")).toEqual(["carol"]);
    expect(await names("name=caroline&status=DISABLED,ENABLED")).toEqual(["caroline"]);
    expect(await names("roleId=10")).toEqual(["caroline"]);
    expect((await api.call(`GET ${users}?sort=password,asc`)).json.error.code).toBe("COM10011");
  });

  test("gives nobody what the manager does not hold, nor takes over who may more", async () => {
    const api = await testApi();
    await addUser(api.db, "helen", "USER_MANAGER");
    const helen = by("helen");
    const boss = await addUser(api.db, "boss", "ADMIN");
    const peer = await addUser(api.db, "peer");
    expect(coded(await create(api, { name: "carol", roleIds: [1] }, helen))).toEqual([
      403,
      "COM10009",
    ]);
    expect(coded(await create(api, { name: "carol", roleIds: [3] }, helen))).toEqual([
      403,
      "COM10009",
    ]);
    expect((await create(api, { name: "carol", roleIds: [8] }, helen)).status).toBe(200);
    const asHelen = (path: string, body: object = {}) =>
      api.call(`${path.includes("/") ? "POST" : "PUT"} ${users}/${path}`, { ...helen, body });
    expect(coded(await asHelen(`${boss}/resetPassword`, { password: NEW_PASSWORD }))).toEqual([
      403,
      "COM10009",
    ]);
    expect(coded(await asHelen(`${boss}/disable`))).toEqual([403, "COM10009"]);
    expect(coded(await asHelen(String(peer), { roleIds: [2] }))).toEqual([403, "COM10009"]);
    expect((await asHelen(`${peer}/disable`)).status).toBe(200);
    const deleted = await api.call(`DELETE ${users}/${boss}/sessions`, helen);
    expect(coded(deleted)).toEqual([403, "COM10009"]);
  });

  test("never leaves the console without an administrator, also when two are demoted at once", async () => {
    const api = await testApi();
    const [first, second] = [
      await addUser(api.db, "first", "ADMIN"),
      await addUser(api.db, "second", "ADMIN"),
    ];
    const { id } = (await api.call("GET /api/v2/profiles/me")).json.data;
    expect(coded(await api.call(`POST ${users}/${id}/disable`))).toEqual([400, "COM10003"]);
    expect(coded(await api.call(`PUT ${users}/${id}`, { body: { roleIds: [3] } }))).toEqual([
      400,
      "COM10003",
    ]);
    expect((await api.call(`DELETE ${users}/${id}`, by("first"))).status).toBe(200);
    const each = await Promise.all([
      api.call(`POST ${users}/${second}/disable`, by("first")),
      api.call(`POST ${users}/${first}/disable`, by("second")),
    ]);
    expect(each.filter(({ status }) => status === 200)).toHaveLength(1);
    const admins = await api.db.select().from(user).where(eq(user.enabled, true));
    expect(admins.filter(({ name }) => name === "first" || name === "second")).toHaveLength(1);
  });

  test("who is deleted is gone with sessions, and what they did stays in the audit", async () => {
    const api = await testApi();
    const { json } = await api.call("GET /api/v2/profiles/me", { as: "viewer" });
    await api.call("POST /api/v2/ob/clusters/1/start", { as: "viewer" });
    expect((await api.call(`DELETE ${users}/${json.data.id}`)).status).toBe(200);
    expect((await api.call("GET /api/v2/profiles/me", { as: "viewer" })).status).toBe(401);
    expect((await api.call(`GET ${users}/${json.data.id}`)).status).toBe(404);
    const { data } = (await api.call("GET /api/v2/audit/events?userName=viewer")).json;
    expect(data.contents).toMatchObject([
      { operationEvent: "START_OB_CLUSTER", operatorName: "viewer" },
    ]);
  });
});

describe("sessions", () => {
  test("are listed to their user and to administrators, and ended one by one or all", async () => {
    const api = await testApi();
    const mine = "/api/v2/profiles/me/sessions";
    const body = { username: "viewer", password: PASSWORD };
    const headers = { "user-agent": "Firefox" };
    await api.call("POST /api/v2/iam/login", { as: "nobody", body, headers });
    const { contents } = (await api.call(`GET ${mine}`, { as: "viewer" })).json.data;
    expect(contents).toHaveLength(2);
    const [other] = contents.filter(({ current }: { current: boolean }) => !current);
    expect(other).toMatchObject({ userAgent: "Firefox", source: "PASSWORD" });
    expect((await api.call(`DELETE ${mine}/${other.id}`, { as: "manager" })).status).toBe(404);
    expect((await api.call(`DELETE ${mine}/${other.id}`, { as: "viewer" })).status).toBe(200);
    await api.call("POST /api/v2/iam/login", { as: "nobody", body });
    await api.call(`DELETE ${mine}?keepCurrent=true`, { as: "viewer" });
    const { id } = (await api.call("GET /api/v2/profiles/me", { as: "viewer" })).json.data;
    const seen = await api.call(`GET ${users}/${id}/sessions`);
    expect(seen.json.data.contents).toHaveLength(1);
    expect((await api.call(`DELETE ${users}/${id}/sessions`)).status).toBe(200);
    expect((await api.call("GET /api/v2/profiles/me", { as: "viewer" })).status).toBe(401);
  });
});
