import { expect, test } from "vitest";
import { testApi } from "@/lib/testing/api";
import { type Health, healthStatus, statusText } from "./health";

test.each<[Health, string, string, number]>([
  [{ status: "ok", database: true, engine: true }, "okay", "okay", 200],
  [{ status: "failing", database: false, engine: true }, "bad", "bad database", 503],
  [{ status: "failing", database: true, engine: false }, "bad", "bad engine", 503],
  [{ status: "failing", database: false, engine: false }, "bad", "bad database,engine", 503],
  [{ status: "starting", database: true, engine: true }, "bad", "bad", 503],
])("%j is %j, with parts %j, and answers %i", (health, word, words, status) => {
  expect([statusText(health, false), statusText(health, true)]).toEqual([word, words]);
  expect(healthStatus(health)).toBe(status);
});

test("the status is plain text for anyone", async () => {
  const api = await testApi();
  for (const query of ["", "?includeUnavailableComponent=true"]) {
    const { status, text, headers } = await api.call(`GET /api/status${query}`, { as: "nobody" });
    expect([status, text]).toEqual([200, "okay"]);
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
  }
});

test("info says what OCP's does as far as it is true here", async () => {
  const api = await testApi();
  const { json } = await api.call("GET /api/v2/info", { as: "nobody" });
  expect(Object.keys(json)).toEqual(["artifact", "buildVersion", "group", "name", "server"]);
});
