import { expect, test } from "vitest";
import { testApi } from "@/lib/testing/api";

test("the ids of the caller's trace are answered, with a refusal too", async () => {
  const api = await testApi();
  const headers = { "x-trace-id": "trace-1", "x-span-id": "span-1" };
  for (const path of [
    "/api/v2/ob/clusters",
    "/api/v2/ob/clusters/9",
    "/api/v2/nope",
    "/api/v2/time",
  ]) {
    const answer = await api.call(`GET ${path}`, { headers });
    expect(answer.headers.get("x-trace-id")).toBe("trace-1");
    expect(answer.headers.get("x-span-id")).toBe("span-1");
  }
});

test("an id that is none is not answered", async () => {
  const api = await testApi();
  const headers = { "x-trace-id": "a b", "x-span-id": "<script>" };
  const answer = await api.call("GET /api/v2/time", { headers });
  expect(answer.headers.get("x-trace-id")).toMatch(/^[0-9a-f]{16}$/);
  expect(answer.headers.get("x-span-id")).toBeNull();
});

test("a stack is never answered, whoever asks for it", async () => {
  const api = await testApi();
  await api.db.$client.query("ALTER TABLE cluster RENAME TO hidden");
  const headers = { "X-ReturnStackTrace": "true" };
  for (const path of ["/api/v2/ob/clusters", "/api/v2/ob/clusters/x", "/api/v2/nope"]) {
    const { json, text } = await api.call(`GET ${path}`, { headers });
    expect(json.error.stackTrace).toBeUndefined();
    expect(text).not.toMatch(/\.[jt]s:\d+|node_modules/);
  }
});
