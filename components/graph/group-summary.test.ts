import { describe, expect, it } from "vitest";
import type { SubtaskStatus } from "@/lib/contract/task";
import { barOf, summarize } from "./group-summary";
import { rollingTask } from "./step-shapes";

const servers = (count: number, statusOf: (serverId: number, at: number) => SubtaskStatus) =>
  rollingTask({ zones: 1, servers: count, atOnce: count })
    .filter(({ target }) => target?.serverId !== undefined)
    .map((step, index) => ({ ...step, status: statusOf(step.target?.serverId ?? 0, index % 4) }));

/** Of 200 servers 180 are done, one failed, three run. */
function manyServers(serverId: number): SubtaskStatus[] {
  if (serverId <= 180) return ["SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL"];
  if (serverId === 181) return ["SUCCESSFUL", "FAILED"];
  return serverId <= 184 ? ["RUNNING"] : [];
}

describe("a closed group", () => {
  it("shows a server's steps one by one and counts them", () => {
    const summary = summarize(
      "lane",
      servers(1, (_, at) => (at < 2 ? "SUCCESSFUL" : at === 2 ? "RUNNING" : "PENDING")),
    );

    expect(barOf(summary).map(({ status }) => status)).toEqual([
      "SUCCESSFUL",
      "SUCCESSFUL",
      "RUNNING",
      "PENDING",
    ]);
    expect(summary).toMatchObject({ status: "RUNNING", servers: 1, zoneName: "zone1" });
  });

  it("counts servers, each by its worst step, and is itself as its worst server", () => {
    const summary = summarize(
      "lanes",
      servers(200, (serverId, at) => manyServers(serverId)[at] ?? "PENDING"),
    );

    expect(summary.counts).toMatchObject({ SUCCESSFUL: 180, FAILED: 1, RUNNING: 3, PENDING: 16 });
    expect(summary.status).toBe("FAILED");
    expect(barOf(summary)).toEqual([
      { status: "SUCCESSFUL", count: 180 },
      { status: "RUNNING", count: 3 },
      { status: "FAILED", count: 1 },
      { status: "PENDING", count: 16 },
    ]);
  });

  it("is under way between two steps of a server", () => {
    const summary = summarize(
      "lane",
      servers(1, (_, at) => (at < 2 ? "SUCCESSFUL" : "PENDING")),
    );

    expect(summary.status).toBe("READY");
  });
});
