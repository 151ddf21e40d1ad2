import { expect, test } from "vitest";
import { type Answered, basic, testApi, type Who } from "@/lib/testing/api";

const LIMITS = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];

const limitsOf = ({ headers }: Answered) => LIMITS.map((name) => headers.get(name));

test("every answer says how many calls are left, whatever it is", async () => {
  const api = await testApi({ rateLimit: "100/1h" });
  const zone = { "if-none-match": "*" };
  const answers = [
    await api.call("GET /api/v2/ob/clusters"),
    await api.call("GET /api/v2/ob/clusters", { headers: zone }),
    await api.call("HEAD /api/v2/ob/clusters"),
    await api.call("GET /api/v2/ob/clusters/9"),
    await api.call("GET /api/v2/ob/clusters/x"),
    await api.call("POST /api/v2/iam/logout", { body: "{" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 304, 200, 404, 400, 400]);
  expect(answers.map((one) => limitsOf(one)[1])).toEqual(["99", "98", "97", "96", "95", "94"]);
  for (const one of answers) expect(limitsOf(one)[0]).toBe("100");
});

test("whoever is not known is counted by address: at the door, where nothing is, and with a wrong name", async () => {
  const api = await testApi({ rateLimit: "100/1h" });
  const as: Who = "nobody";
  const answers = [
    await api.call("GET /api/v2/info", { as }),
    await api.call("GET /api/v2/ob/clusters", { as }),
    await api.call("GET /api/v2/nope", { as }),
    await api.call("OPTIONS /api/v2/ob/clusters", { as }),
    await api.call("GET /api/v2/ob/clusters", { as, headers: basic("nobody.here", "x") }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 204, 401]);
  expect(answers.map((one) => limitsOf(one)[1])).toEqual(["99", "98", "97", "96", "95"]);
  expect(limitsOf(await api.call("GET /api/v2/ob/clusters"))[1]).toBe("99");
});

test("one call too many is 429 with OCP's own body, in the caller's language", async () => {
  const api = await testApi({ rateLimit: "1/1h" });
  await api.call("GET /api/v2/profiles/me");
  const headers = { "accept-language": "zh" };
  const { status, json, ...refused } = await api.call("GET /api/v2/profiles/me", { headers });

  expect(status).toBe(429);
  expect(Object.keys(json)).toEqual([
    ...["duration", "error", "server", "status", "successful", "timestamp", "traceId"],
  ]);
  expect(json).toMatchObject({ duration: 0, status: 429, successful: false, traceId: "" });
  expect(json.error).toEqual({ code: 0, message: expect.stringContaining("3600 秒内") });
  expect(refused.headers.get("retry-after")).toBe(refused.headers.get("ratelimit-reset"));
  expect(refused.headers.get("ratelimit-remaining")).toBe("0");
  expect(refused.headers.get("x-trace-id")).toMatch(/^[0-9a-f]{16}$/);
});

test("what is refused so does nothing, and is no row of the audit", async () => {
  const api = await testApi({ rateLimit: "1/1h" });
  await api.call("GET /api/v2/profiles/me");
  expect((await api.call("POST /api/v2/iam/logout")).status).toBe(429);
  const { rows } = await api.db.$client.query(
    "select (select count(*) from audit)::int as audited, (select count(*) from session)::int as sessions",
  );
  expect(rows).toEqual([{ audited: 0, sessions: 3 }]);
});

test("one user's calls are none of another's", async () => {
  const api = await testApi({ rateLimit: "1/1h" });
  for (const as of ["admin", "manager", "viewer", "nobody"] as const)
    expect((await api.call("GET /api/v2/ob/clusters", { as })).status).not.toBe(429);
  for (const as of ["admin", "manager", "viewer", "nobody"] as const)
    expect((await api.call("GET /api/v2/ob/clusters", { as })).status).toBe(429);
});

test("health and time are answered however much is asked", async () => {
  const api = await testApi({ rateLimit: "1/1h" });
  for (let call = 0; call < 3; call += 1)
    for (const path of ["/api/health", "/api/v2/time"]) {
      const answer = await api.call(`GET ${path}`, { as: "nobody" });
      expect([answer.status, ...limitsOf(answer)]).toEqual([200, null, null, null]);
    }
});

test("without limits, no answer speaks of them", async () => {
  const api = await testApi();
  expect(limitsOf(await api.call("GET /api/v2/ob/clusters"))).toEqual([null, null, null]);
});
