import { expectKeys, TIME } from "./envelope";
import { basic, expect, test } from "./stranger";

test("a trace id that is well formed is kept, any other replaced", async ({ api }) => {
  for (const given of ["0a1b2c3d4e5f6071", "A-z-9", "x".repeat(64)]) {
    const headers = { "x-trace-id": given, "x-span-id": "1" };
    expect((await api.call("GET /ob/clusters", { headers })).json.traceId).toBe(given);
    expect((await api.call("GET /ob/clusters/999", { headers })).json.traceId).toBe(given);
  }
  for (const given of ["a b", "x".repeat(65), "<b>"]) {
    const headers = { "x-trace-id": given };
    expect((await api.call("GET /ob/clusters", { headers })).json.traceId).toMatch(
      /^[0-9a-f]{16}$/,
    );
  }
});

test("an address that OBDeck does not serve and one that only OCP does are told apart", async ({
  api,
}) => {
  await api.refused("GET /nothing/at/all", 404, "COM10003");
  await api.refused("POST /ob/clusters", 501, "COM10008");
  await api.refused("GET /ob/clusters/1/tenants", 501, "COM10008");
});

test("broken percent-encoding is 400, in the path and in the query", async ({ api }) => {
  for (const path of [
    "/ob/clusters/%zz",
    "/ob/clusters/%00",
    "/ob/clusters?name=%zz",
    "/tasks/%ff",
  ])
    await api.refused(`GET ${path}`, 400, "COM10003");
});

test("a tag that is known is 304 without a body, and another tag is not", async ({ api }) => {
  for (const path of ["/ob/clusters/3/servers", "/tasks/instances", "/ob/clusters/3/zones"]) {
    let answer = await api.call(`GET ${path}`);
    const etag = String(answer.headers.get("etag"));
    expect(etag).toMatch(/^(W\/)?".+"$/);
    answer = await api.call(`GET ${path}`, { headers: { "if-none-match": `"x", ${etag}` } });
    if (answer.headers.get("etag") === etag)
      expect([answer.status, answer.text]).toEqual([304, ""]);
    answer = await api.call(`GET ${path}`, { headers: { "if-none-match": '"x"' } });
    expect(answer.status).toBe(200);
  }
});

test("HEAD is GET without a body, and OPTIONS says what is served", async ({ api }) => {
  const head = await api.call("HEAD /ob/clusters");
  expect([head.status, head.text]).toEqual([200, ""]);
  const options = await api.call("OPTIONS /iam/users", { as: "nobody" });
  expect([options.status, options.text, options.headers.get("allow")]).toEqual([
    ...[204, "", "GET, HEAD, OPTIONS, POST"],
  ]);
});

test("the language is that which is wanted most of the two, else English", async ({ api }) => {
  const messageIn = async (language: string) => {
    const headers = { "accept-language": language };
    return (await api.call("GET /ob/clusters/999", { headers })).json.error.message;
  };
  for (const language of ["zh-CN", "zh", "fr, zh;q=0.5, en;q=0.4"])
    expect(await messageIn(language)).toMatch(/[\u4e00-\u9fff]/);
  for (const language of ["en-US", "de", "*", "en, zh;q=0.9"])
    expect(await messageIn(language)).toMatch(/^[\x20-\x7e]+$/);
});

test("wrong credentials are 401 with IAM10004, and what is none at all with IAM10000", async ({
  api,
}) => {
  const wrong = basic("nobody.here", "Wrong-pass-1");
  await api.refused("GET /ob/clusters", 401, "IAM10004", { as: "nobody", headers: wrong });
  for (const authorization of ["Bearer x", "Basic", "Basic ====", "nonsense"])
    await api.refused("GET /ob/clusters", 401, "IAM10000", {
      ...{ as: "nobody", headers: { authorization } },
    });
});

test("the time is plain text, and info plain JSON, for anyone", async ({ api }) => {
  const time = await api.call("GET /time", { as: "nobody" });
  expect(time.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(time.text).toMatch(TIME);
  const info = await api.call("GET /info", { as: "nobody" });
  expectKeys(info.json, "artifact buildVersion group name server");
  const status = await api.call("GET /api/status", { as: "nobody" });
  expect([status.status, status.text]).toEqual([200, "okay"]);
  const health = await api.send("GET", "/api/health", { as: "nobody" });
  expect([health.status, health.json]).toEqual([
    ...[200, { database: true, engine: true, status: "ok" }],
  ]);
});
