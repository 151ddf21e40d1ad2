import { describe, expect, test } from "vitest";
import { TARGET_HEADER } from "@/lib/access/request-facts";
import { type Answered, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";
import { METHOD_HEADER } from "./prepare-request";

const ENVELOPE = ["duration", "server", "status", "successful", "timestamp", "traceId"];

/** Every object of an answer has its keys in alphabetical order, and no null. */
function expectInOrder(value: unknown): void {
  if (typeof value !== "object" || value === null) {
    expect(value).not.toBeNull();
    return;
  }
  if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).sort());
  for (const item of Object.values(value)) expectInOrder(item);
}

function expectRefused(
  { status, json, headers, text }: Answered,
  expected: number,
  code: string,
): void {
  expect([status, json.error?.code]).toEqual([expected, code]);
  expect(Object.keys(json)).toEqual(["duration", "error", ...ENVELOPE.slice(1)]);
  expect(json).toMatchObject({ status: expected, successful: false });
  expect(json.error.message).not.toBe("");
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
  expectInOrder(json);
}

describe("the envelope", () => {
  test("holds what OCP's holds, with keys in alphabetical order and nothing null", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["RUNNING", "PROCESS_STOPPED"] });

    const { status, json, headers } = await api.call("GET /api/v2/ob/clusters");

    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(["data", ...ENVELOPE]);
    expect(json).toMatchObject({ status: 200, successful: true });
    expect(json.traceId).toMatch(/^[0-9a-f]{16}$/);
    expect(Number.isInteger(json.duration)).toBe(true);
    expect(Math.abs(Date.parse(json.timestamp) - Date.now())).toBeLessThan(60_000);
    expect(headers.get("x-trace-id")).toBe(json.traceId);
    expectInOrder(json);
  });

  test("an answer without data has no data", async () => {
    const api = await testApi();
    const { status, json } = await api.call("POST /api/v2/iam/logout");
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(ENVELOPE);
  });

  test.each(["abc-123", "A".repeat(64)])("the caller's trace id %s is kept", async (traceId) => {
    const api = await testApi();
    const { json } = await api.call("GET /api/v2/nope", { headers: { "x-trace-id": traceId } });
    expect(json.traceId).toBe(traceId);
  });

  test.each(["a b", "A".repeat(65), "<script>"])("the trace id %s is not kept", async (traceId) => {
    const api = await testApi();
    const { json } = await api.call("GET /api/v2/nope", { headers: { "x-trace-id": traceId } });
    expect(json.traceId).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("what is not served", () => {
  test("an unknown path is 404 in the envelope", async () => {
    const api = await testApi();
    for (const method of ["GET", "POST", "DELETE"])
      expectRefused(await api.call(`${method} /api/v2/nope`, { as: "nobody" }), 404, "COM10003");
  });

  test("a wrong method is 405 and says which are right", async () => {
    const api = await testApi();
    const answer = await api.call("DELETE /api/v2/iam/users");
    expectRefused(answer, 405, "COM10008");
    expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS, POST");
  });

  test("a method that no `Request` can have is refused as any other", async () => {
    const api = await testApi();
    const headers = { [METHOD_HEADER]: "TRACE" };
    const answer = await api.call("PATCH /api/v2/iam/users", { headers });
    expectRefused(answer, 405, "COM10008");
    expect(answer.json.error.message).toContain("TRACE");
  });

  test("broken percent-encoding is 400, in the path and in the query", async () => {
    const api = await testApi();
    for (const path of ["ob/clusters/%zz", "tasks/instances?name=%z", "tasks/instances?name=%00"])
      expectRefused(await api.call(`GET /api/v2/${path}`), 400, "COM10003");
  });

  test("a query is refused as it was sent, whatever has been made of it", async () => {
    const api = await testApi();
    const headers = { [TARGET_HEADER]: "/api/v2/ob/clusters?name=%zz" };
    const answer = await api.call("GET /api/v2/ob/clusters?name=%25zz", { headers });
    expectRefused(answer, 400, "COM10003");
  });

  test("OPTIONS says what is allowed, without a body", async () => {
    const api = await testApi();
    const { status, headers, text } = await api.call("OPTIONS /api/v2/tasks/1", { as: "nobody" });
    expect([status, headers.get("allow"), text]).toEqual([204, "GET, HEAD, OPTIONS", ""]);
  });

  test("HEAD is GET without the body", async () => {
    const api = await testApi();
    const get = await api.call("GET /api/v2/ob/clusters");
    const head = await api.call("HEAD /api/v2/ob/clusters");
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
    expect((await api.call("HEAD /api/v2/ob/clusters/9")).status).toBe(404);
  });
});

describe("what is sent", () => {
  const user = { name: "carol", password: "Carol-123", role: "CLUSTER_VIEWER" };

  test("a body that is not JSON is 400", async () => {
    const api = await testApi();
    for (const body of ["{", "{'a':1}", '{"name":"a\\u0000b"}'])
      expectRefused(await api.call("POST /api/v2/iam/users", { body }), 400, "COM10003");
  });

  test("a body of another type is 415", async () => {
    const api = await testApi();
    const headers = { "content-type": "text/plain" };
    const answer = await api.call("POST /api/v2/iam/users", { body: user, headers });
    expectRefused(answer, 415, "COM10003");
  });

  test("a body above one mebibyte is 413, whether its length was said or not", async () => {
    const api = await testApi();
    const body = { ...user, filler: "x".repeat(1024 * 1024) };
    expectRefused(await api.call("POST /api/v2/iam/users", { body }), 413, "COM10003");
    const headers = { "content-length": "1048577" };
    const said = await api.call("POST /api/v2/iam/users", { body: user, headers });
    expectRefused(said, 413, "COM10003");
  });

  test("fields that do not fit are all named, and a password is never repeated", async () => {
    const api = await testApi();
    const body = { name: "x", password: "short", roleIds: ["ROOT"] };
    const answer = await api.call("POST /api/v2/iam/users", { body });
    expectRefused(answer, 400, "COM10001");
    const fields = answer.json.error.subErrors.map((one: { field: string }) => one.field);
    expect(fields.sort()).toEqual(["name", "password", "roleIds.0"]);
    expect(answer.text).not.toContain("short");
  });

  test.each([
    ...["ob/clusters?page=0", "ob/clusters?size=2001", "ob/clusters?size=many"],
    ...["ob/clusters?status=BROKEN", "ob/clusters/0", "ob/clusters/1.5", "ob/clusters/one"],
    ...["tasks/-1", "tasks/1?since=x", "tasks/1?wait=26", "tasks/instances?clusterId=x"],
    ...["ob/clusters/0x1", "ob/clusters/1.0", "ob/clusters/%201", "ob/clusters/1e0", "tasks/+1"],
    ...["ob/clusters/99999999999999999999", "ob/clusters?size=0x2", "ob/clusters?page=1e1"],
    ...["tasks/instances?sort=id;drop", "tasks/instances/1/subtasks/1/log?offset=-1"],
  ])("%s is refused with the field at fault", async (path) => {
    const api = await testApi();
    const answer = await api.call(`GET /api/v2/${path}`);
    expectRefused(answer, 400, "COM10001");
    expect(answer.json.error.subErrors).toHaveLength(1);
  });

  test("a number that is no number of JSON is not repeated", async () => {
    const api = await testApi();
    const answer = await api.call("POST /api/v2/iam/users", { body: '{"name":1e999}' });
    expectRefused(answer, 400, "COM10001");
    expect(answer.text).not.toContain("rejectedValue");
  });

  test.each(["x", "0", "1.5", "0x1", "99999999999999999999"])(
    "the id %s is told to be none in words of the console's own",
    async (id) => {
      const api = await testApi();
      const { json } = await api.call(`GET /api/v2/ob/clusters/${id}`);
      expect(json.error.subErrors).toEqual([
        { field: "id", message: "must be a whole number from 1", rejectedValue: id },
      ]);
    },
  );

  test.each(["ob/clusters", "tasks/instances"])(
    "%s says by what it can be sorted",
    async (path) => {
      const api = await testApi();
      const answer = await api.call(`GET /api/v2/${path}?sort=color,asc`);
      expectRefused(answer, 400, "COM10011");
      expect(answer.json.error.message).toContain("createTime");
    },
  );

  test("a body on GET, unknown parameters and empty ones change nothing", async () => {
    const api = await testApi();
    const { status } = await api.call("GET /api/v2/ob/clusters?withRemote=true&status=&name=");
    expect(status).toBe(200);
  });

  test("an id beyond all ids is not found", async () => {
    const api = await testApi();
    for (const [path, code] of [
      ["ob/clusters/9007199254740991", "OBE11001"],
      ["ob/clusters/3000000000/servers", "OBE11001"],
      ["tasks/9007199254740991", "TSK10001"],
      ["tasks/instances/3000000000/subtasks/3000000000", "TSK10001"],
    ] as const)
      expectRefused(await api.call(`GET /api/v2/${path}`), 404, code);
    const plan = await api.call("POST /api/v2/ob/clusters/3000000000/start/plan");
    expectRefused(plan, 404, "OBE11001");
    const found = await api.call("GET /api/v2/tasks/instances?clusterId=3000000000");
    expect(found.json.data.contents).toEqual([]);
  });
});

describe("languages", () => {
  test("a refusal is in the caller's language", async () => {
    const api = await testApi();
    const zh = { "accept-language": "zh-CN,zh;q=0.9" };
    const english = await api.call("GET /api/v2/ob/clusters/9");
    const chinese = await api.call("GET /api/v2/ob/clusters/9", { headers: zh });
    expect(english.json.error.message).toBe("Cluster 9 does not exist");
    expect(chinese.json.error.message).toBe("集群 9 不存在");
  });

  test("so is what is wrong with a field", async () => {
    const api = await testApi();
    const headers = { "accept-language": "zh" };
    const { json } = await api.call("GET /api/v2/ob/clusters?size=0", { headers });
    expect(json.error.subErrors[0].message).toBe("必须是 1 到 2000 之间的整数");
  });
});

describe("without the envelope", () => {
  test("the time is plain text for anyone", async () => {
    const api = await testApi();
    const { status, text, headers } = await api.call("GET /api/v2/time", { as: "nobody" });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(Math.abs(Date.parse(text) - Date.now())).toBeLessThan(60_000);
  });

  test("info and health are plain JSON for anyone", async () => {
    const api = await testApi();
    const info = await api.call("GET /api/v2/info", { as: "nobody" });
    expect(Object.keys(info.json)).toEqual(["artifact", "buildVersion", "group", "name", "server"]);
    const health = await api.call("GET /api/health", { as: "nobody" });
    expect([health.status, health.json]).toEqual([
      200,
      { database: true, engine: true, status: "ok" },
    ]);
  });

  test("the OpenAPI document is served for anyone", async () => {
    const api = await testApi();
    const { json } = await api.call("GET /api/v2/openapi.json", { as: "nobody" });
    expect(json.openapi).toBe("3.1.0");
  });
});

test("a fault of the console's own is 500 and tells nothing of itself", async () => {
  const api = await testApi();
  await api.db.$client.query("ALTER TABLE cluster RENAME TO hidden");
  const answer = await api.call("GET /api/v2/ob/clusters");
  expectRefused(answer, 500, "COM10999");
  expect(answer.text).not.toMatch(/relation|select|cluster/i);
});

test("what breaks the contract is 500, not sent", async () => {
  const api = await testApi();
  const { clusterId } = await addCluster(api.db, "orion", { zone1: ["MELTED"] });
  expectRefused(await api.call(`GET /api/v2/ob/clusters/${clusterId}`), 500, "COM10999");
});
