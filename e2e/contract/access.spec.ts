import { expectKeys, TIME } from "./envelope";
import { AUDIT_EVENT, CREDENTIAL, PAGE, ROLE, SESSION, USER } from "./shapes";
import { basic, expect, type Stranger, test } from "./stranger";

const PASSWORD = "Someone-pass-1";

/** Adds a user and answers the id. */
async function addUser(api: Stranger, name: string, more: object = {}): Promise<number> {
  const body = { name, password: PASSWORD, mustChangePassword: false, ...more };
  const made = await api.data("POST /iam/users", { body });
  expectKeys(made, USER);
  return made.id;
}

/** Signs in as a browser does and answers what it then sends. */
async function signIn(api: Stranger, username: string, password = PASSWORD) {
  const answer = await api.call("POST /iam/login", {
    ...{ as: "nobody", body: { username, password } },
  });
  const cookie = answer.headers.get("set-cookie") ?? "";
  return {
    ...{ answer, cookie },
    headers: { cookie: cookie.split(";")[0] ?? "", "sec-fetch-site": "same-origin" },
  };
}

test("signing in answers the user, and a cookie that no script and no other site can use", async ({
  api,
}) => {
  const { answer, cookie, headers } = await signIn(api, "viewer.one", "Viewer-pass-1");
  expectKeys(answer.json.data, USER);
  expect(answer.json.data.permissions).toContain("CLUSTER:*:READ");
  for (const word of ["HttpOnly", "SameSite=", "Path=/"]) expect(cookie).toContain(word);
  const me = await api.data("GET /profiles/me", { as: "nobody", headers });
  expect(me.name).toBe("viewer.one");

  const sessions = await api.data("GET /profiles/me/sessions", { as: "nobody", headers });
  for (const session of sessions.contents) expectKeys(session, SESSION);
  expect((await api.call("POST /iam/logout", { as: "nobody", headers })).status).toBe(200);
  await api.refused("GET /profiles/me", 401, "IAM10000", { as: "nobody", headers });
});

test("a wrong name and a wrong password are told the same", async ({ api }) => {
  for (const body of [
    { username: "viewer.one", password: "Wrong-pass-1" },
    { username: "nobody.at.all", password: "Wrong-pass-1" },
  ])
    await api.refused("POST /iam/login", 401, "IAM10004", { as: "nobody", body });
});

test("users are made by OCP's rules, and named by the field that breaks one", async ({ api }) => {
  for (const [body, field] of [
    [{ name: "abc", password: PASSWORD }, "name"],
    [{ name: "1abc", password: PASSWORD }, "name"],
    [{ name: "abc_", password: PASSWORD }, "name"],
    [{ name: "admin", password: PASSWORD }, "name"],
    [{ name: "some.body", password: "Aa1-xyz" }, "password"],
    [{ name: "some.body", password: "only-lower" }, "password"],
    [{ name: "some.body", password: `${PASSWORD}${"x".repeat(32)}` }, "password"],
    [{ name: "some.body", password: PASSWORD, roleIds: ["1"] }, "roleIds.0"],
  ] as const) {
    const answer = await api.refused("POST /iam/users", 400, "COM10001", { body });
    expect(answer.json.error.subErrors.map((one: { field: string }) => one.field)).toEqual([field]);
    expect(answer.text).not.toContain(body.password);
  }
});

test("a user is made, found, changed, kept out, let in and deleted", async ({ api }) => {
  const id = await addUser(api, "life.cycle", { roleIds: [3] });
  await api.refused("POST /iam/users", 409, "COM10005", {
    body: { name: "life.cycle", password: PASSWORD },
  });
  const { contents, page } = await api.data("GET /iam/users?name=LIFE.c");
  expectKeys(page, PAGE);
  expect(contents.map((one: { id: number }) => one.id)).toEqual([id]);

  const changed = await api.data(`PUT /iam/users/${id}`, { body: { description: "of the test" } });
  expect(changed).toMatchObject({
    description: "of the test",
    roles: [{ name: "CLUSTER_VIEWER" }],
  });
  expect((await api.data(`POST /iam/users/${id}/disable`)).status).toBe("DISABLED");
  await api.refused("GET /profiles/me", 401, "IAM10001", {
    ...{ as: "nobody", headers: basic("life.cycle", PASSWORD) },
  });
  expect((await api.data(`POST /iam/users/${id}/enable`)).status).toBe("ENABLED");
  await api.data(`DELETE /iam/users/${id}`);
  await api.refused(`GET /iam/users/${id}`, 404, "COM10002");
});

test("who has to change a password first can do nothing else", async ({ api }) => {
  const id = await addUser(api, "first.time", { mustChangePassword: true, roleIds: [3] });
  const as = { as: "nobody", headers: basic("first.time", PASSWORD) } as const;
  await api.refused("GET /ob/clusters", 403, "IAM10005", as);
  const body = { currentPassword: PASSWORD, newPassword: "Another-pass-2" };
  await api.refused("PUT /profiles/me/changePassword", 400, "COM10003", {
    ...{ ...as, body: { ...body, newPassword: PASSWORD } },
  });
  expect((await api.call("PUT /profiles/me/changePassword", { ...as, body })).status).toBe(200);
  const headers = basic("first.time", body.newPassword);
  await api.data("GET /ob/clusters", { as: "nobody", headers });
  await api.data(`DELETE /iam/users/${id}`);
});

test("roles are OCP's and one's own; what is held or built in stays", async ({ api }) => {
  const { contents } = await api.data("GET /iam/roles?size=100");
  for (const role of contents) expectKeys(role, ROLE);
  const builtIn = contents.filter((one: { builtIn: boolean }) => one.builtIn);
  expect(builtIn.map((one: { name: string }) => one.name)).toEqual(
    expect.arrayContaining(["ADMIN", "CLUSTER_MANAGER", "CLUSTER_VIEWER", "TASK_VIEWER"]),
  );
  await api.refused(`PUT /iam/roles/${builtIn[0].id}`, 400, "COM10003", { body: {} });
  await api.refused(`DELETE /iam/roles/${builtIn[0].id}`, 400, "COM10003");

  const role = { name: "ONLY_ORDER", permissions: ["CLUSTER:2:READ"] };
  const made = await api.data("POST /iam/roles", { body: role });
  expectKeys(made, ROLE);
  await api.refused("POST /iam/roles", 409, "COM10005", { body: role });
  for (const permission of ["CLUSTER", "CLUSTER:x:READ", "cluster:*:read", "CLUSTER:1:READ:"])
    await api.refused("POST /iam/roles", 400, "COM10001", {
      body: { name: "BROKEN", permissions: [permission] },
    });

  const id = await addUser(api, "only.order", { roleIds: [made.id] });
  await api.refused(`DELETE /iam/roles/${made.id}`, 400, "COM10003");
  const as = { as: "nobody", headers: basic("only.order", PASSWORD) } as const;
  const seen = await api.data("GET /ob/clusters", as);
  expect(seen.contents.map((one: { id: number }) => one.id)).toEqual([2]);
  expect(seen.page.totalElements).toBe(1);
  await api.refused("GET /ob/clusters/1", 403, "COM10009", as);
  await api.refused("POST /ob/clusters/2/start", 403, "COM10009", as);
  await api.data(`DELETE /iam/users/${id}`);
  await api.data(`DELETE /iam/roles/${made.id}`);
});

test("an access key's secret is told once; it is disabled before it is deleted", async ({
  api,
}) => {
  const as = { as: "viewer.one" } as const;
  const made = await api.data("POST /profiles/me/credentials", {
    ...as,
    body: { description: "x" },
  });
  expectKeys(made, `${CREDENTIAL} secretKey`);
  const { contents } = await api.data("GET /profiles/me/credentials", as);
  for (const one of contents) expectKeys(one, CREDENTIAL);
  const path = `/profiles/me/credentials/${made.id}`;
  await api.refused(`DELETE ${path}`, 400, "COM10003", as);
  await api.refused(`DELETE ${path}`, 404, "COM10002");
  expect((await api.data(`POST ${path}/disable`, as)).enabled).toBe(false);
  expect((await api.data(`POST ${path}/enable`, as)).enabled).toBe(true);
  await api.data(`POST ${path}/disable`, as);
  await api.data(`DELETE ${path}`, as);
});

test("a user has five access keys and no more", async ({ api }) => {
  const ids: number[] = [];
  for (let count = 0; count < 5; count += 1)
    ids.push((await api.data("POST /profiles/me/credentials", { as: "manager.one" })).id);
  await api.refused("POST /profiles/me/credentials", 400, "IAM10018", { as: "manager.one" });
  const { contents } = await api.data("GET /profiles/me/credentials", { as: "manager.one" });
  expect(contents.map((one: { id: number }) => one.id).sort()).toEqual(ids);
  for (const id of ids) {
    await api.data(`POST /profiles/me/credentials/${id}/disable`, { as: "manager.one" });
    await api.data(`DELETE /profiles/me/credentials/${id}`, { as: "manager.one" });
  }
});

test("the right to manage does not include the right to read", async ({ api }) => {
  const role = { name: "ONLY_CHANGES", permissions: ["CLUSTER:3:UPDATE"] };
  const { id: roleId } = await api.data("POST /iam/roles", { body: role });
  const id = await addUser(api, "only.changes", { roleIds: [roleId] });
  const as = { as: "nobody", headers: basic("only.changes", PASSWORD) } as const;
  await api.refused("GET /ob/clusters/3", 403, "COM10009", as);
  await api.refused("POST /ob/clusters/3/rollingRestart", 400, "OBE11007", as);
  await api.data(`DELETE /iam/users/${id}`);
  await api.data(`DELETE /iam/roles/${roleId}`);
});

test("the audit tells what was changed, tried and refused, and leads to the task", async ({
  api,
}) => {
  const headers = { "x-trace-id": "audit-of-a-refusal" };
  await api.call("POST /ob/clusters/999999/start", { headers });
  const { contents, page } = await api.data("GET /audit/events?size=50");
  expectKeys(page, PAGE);
  for (const event of contents) {
    expectKeys(event, AUDIT_EVENT);
    expect(event.endTime).toMatch(TIME);
  }
  const refused = contents.find(
    (one: { traceId: string }) => one.traceId === headers["x-trace-id"],
  );
  expect(refused).toMatchObject({
    ...{ operatorName: "admin", via: "BASIC", status: "FAILED", httpStatus: 404 },
    ...{ errorCode: "OBE11001", path: "/api/v2/ob/clusters/999999/start" },
  });
  await api.refused("GET /audit/events?status=MAYBE", 400, "COM10001");
  await api.refused("GET /audit/events?startTime=yesterday", 400, "COM10001");
  const exported = await api.call("GET /audit/events/export");
  expect(exported.status).toBe(200);
  expect(exported.text).toContain("audit-of-a-refusal");
});
