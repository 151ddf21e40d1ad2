import { expect, test } from "vitest";
import { addUser, basic, type TestApi, testApi } from "@/lib/testing/api";

const events = "/api/v2/audit/events";
const find = async (api: TestApi, query = "") =>
  (await api.call(`GET ${events}?sort=id,asc&size=100&${query}`)).json.data.contents;

test("what is tried, done and refused can be found by who, what, outcome, task and time", async () => {
  const api = await testApi();
  const headers = { "x-trace-id": "t-1" };
  await api.call("POST /api/v2/tasks/instances/7/retry", { as: "viewer", body: { reason: "x" } });
  await api.call("POST /api/v2/ob/clusters/5/servers/6/start", { as: "manager", headers });
  await api.call("POST /api/v2/iam/logout", { as: "nobody" });
  expect(await find(api)).toMatchObject([
    {
      operationEvent: "RETRY_TASK",
      executionType: "RETRY",
      operatorName: "viewer",
      status: "FAILED",
      errorCode: "COM10009",
    },
    {
      ...{ operationEvent: "START_OB_SERVER", eventType: "OB_CLUSTER_MANAGEMENT", via: "SESSION" },
      ...{ clusterId: 5, traceId: "t-1", errorCode: "OBE11001", httpStatus: 404, method: "POST" },
    },
    { operationEvent: "SIGN_OUT", errorCode: "IAM10000" },
  ]);
  expect(await find(api, "userName=MANAG")).toHaveLength(1);
  expect(await find(api, "operationEvent=START_OB_SERVER,RETRY_TASK")).toHaveLength(2);
  expect(await find(api, "eventType=TASK_MANAGEMENT")).toHaveLength(1);
  expect(await find(api, "status=SUCCESS")).toHaveLength(0);
  expect(await find(api, "status=SUCCESS,FAILED")).toHaveLength(3);
  expect(await find(api, "clusterId=5")).toHaveLength(1);
  expect(await find(api, "taskId=7")).toHaveLength(0);
  expect(await find(api, "endTime=2026-01-01T00:00:00Z")).toHaveLength(0);
  expect(await find(api, "startTime=2026-01-01T00:00:00%2B08:00")).toHaveLength(3);
  const bad = await api.call(`GET ${events}?startTime=yesterday`);
  expect(bad.json.error.subErrors[0]).toMatchObject({ field: "startTime" });
});

test("a refused look is noted once a minute, a wrong password always, and a page that polls on without a session never", async () => {
  const api = await testApi();
  await addUser(api.db, "carol");
  for (let index = 0; index < 3; index += 1) {
    await api.call("GET /api/v2/ob/clusters", { as: "nobody", headers: basic("carol") });
    await api.call("GET /api/v2/ob/clusters", { as: "nobody" });
    const body = { username: "carol", password: "wrong" };
    await api.call("POST /api/v2/iam/login", { as: "nobody", body });
  }
  const noted = await find(api);
  const count = (code: string) =>
    noted.filter(({ errorCode }: { errorCode: string }) => errorCode === code).length;
  expect([count("COM10009"), count("IAM10004"), noted.length]).toEqual([1, 3, 4]);
});

test("a signature that is refused is noted with the key that it names", async () => {
  const api = await testApi();
  const authorization = `OCP-ACCESS-KEY-HMACSHA1 guessed:${"A".repeat(27)}=`;
  const headers = { authorization, date: new Date().toUTCString() };
  await api.call("GET /api/v2/ob/clusters", { as: "nobody", headers });
  expect(await find(api)).toMatchObject([{ accessKey: "guessed", errorCode: "IAM10000" }]);
});

test("is exported as the filter shows it, in a form that no spreadsheet runs", async () => {
  const api = await testApi();
  const reason = '=HYPERLINK("http://evil.example","x")\nsecond line';
  await api.call("POST /api/v2/tasks/instances/7/retry", { as: "admin", body: { reason } });
  await api.call("POST /api/v2/iam/logout", { as: "nobody" });
  const { text, headers } = await api.call(`GET ${events}/export?eventType=TASK_MANAGEMENT`);
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; filename="obdeck-audit-\d{14}\.csv"$/,
  );
  const [heading, first] = text.split("\r\n");
  expect(heading?.split(",").slice(0, 3)).toEqual(["id", "endTime", "operatorName"]);
  expect(first).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")\nsecond line"`);
  expect(text).not.toContain("SIGN_OUT");
});

test("is not begun to be exported when it cannot be read", async () => {
  const api = await testApi();
  await api.db.$client.query("alter table audit rename to audit_elsewhere");
  const { status, json } = await api.call(`GET ${events}/export`);
  expect([status, json?.error?.code]).toEqual([500, "COM10999"]);
});

test("cannot be changed, not even by a statement", async () => {
  const { db } = await testApi();
  for (const statement of [
    "update audit set user_name = 'x'",
    "delete from audit",
    "truncate audit",
  ])
    await expect(db.$client.query(statement)).rejects.toThrow("never changed or removed");
});
