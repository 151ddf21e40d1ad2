import { describe, expect, test } from "vitest";
import { basic, testApi } from "@/lib/testing/api";
import { addCluster } from "@/lib/testing/fleet-rows";

describe("conditional answers", () => {
  test("the tag is of the data alone, and a known one is 304 without a body", async () => {
    const api = await testApi();
    await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
    const first = await api.call("GET /api/v2/ob/clusters", { headers: { "x-trace-id": "one" } });
    const etag = String(first.headers.get("etag"));
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers.get("cache-control")).toBe("private, no-cache");

    for (const tags of [etag, `"x", ${etag}`, etag.slice(2), "*"]) {
      const headers = { "if-none-match": tags, "x-trace-id": "two" };
      const again = await api.call("GET /api/v2/ob/clusters", { headers });
      expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
    }
  });

  test("changed data has another tag", async () => {
    const api = await testApi();
    const first = await api.call("GET /api/v2/ob/clusters");
    await addCluster(api.db, "orion", { zone1: ["RUNNING"] });
    const headers = { "if-none-match": String(first.headers.get("etag")) };
    expect((await api.call("GET /api/v2/ob/clusters", { headers })).status).toBe(200);
  });

  test("other answers are not stored", async () => {
    const api = await testApi();
    const { headers } = await api.call("GET /api/v2/profiles/me");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("etag")).toBeNull();
  });

  test("a caller who may not read does not learn that nothing changed", async () => {
    const api = await testApi();
    const headers = { "if-none-match": "*", ...basic("nobody-at-all", "wrong") };
    const answer = await api.call("GET /api/v2/ob/clusters", { as: "nobody", headers });
    expect(answer.status).toBe(401);
  });
});
