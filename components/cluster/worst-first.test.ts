import { describe, expect, it } from "vitest";
import type { Cluster } from "@/lib/contract/cluster";
import type { ClusterStatus, ServerStatus } from "@/lib/contract/status";
import { findClusters } from "./find-clusters";
import { worstFirst } from "./worst-first";

const TIME = "2026-01-02T03:04:05+08:00";

const cluster = (
  id: number,
  name: string,
  status: ClusterStatus,
  servers: readonly ServerStatus[] = ["RUNNING"],
): Cluster => ({
  id,
  name,
  obClusterId: id * 10,
  status,
  type: "PRIMARY",
  regionCount: 1,
  serverCount: servers.length,
  rootServers: [],
  createTime: TIME,
  updateTime: TIME,
  creator: "admin",
  serverMarks: servers.map((mark, index) => ({
    id: id * 100 + index,
    name: `10.0.${id}.${index + 1}:2882`,
    zoneName: `zone${index + 1}`,
    status: mark,
  })),
  tasks: [],
});

describe("worstFirst", () => {
  it("puts what is unavailable before what moves and what is well last", () => {
    const names = worstFirst([
      cluster(1, "well", "RUNNING"),
      cluster(2, "moving", "OPERATING"),
      cluster(3, "away", "UNAVAILABLE"),
    ]).map(({ name }) => name);

    expect(names).toEqual(["away", "moving", "well"]);
  });

  it("puts more stopped servers first among clusters of one state, then the name", () => {
    const names = worstFirst([
      cluster(1, "b", "RUNNING"),
      cluster(2, "a", "RUNNING"),
      cluster(3, "c", "RUNNING", ["RUNNING", "PROCESS_STOPPED"]),
    ]).map(({ name }) => name);

    expect(names).toEqual(["c", "a", "b"]);
  });
});

describe("findClusters", () => {
  const all = [cluster(1, "ob_pay", "RUNNING"), cluster(2, "ob_report", "RUNNING")];

  it.each([
    ["PAY", 1],
    ["10.0.2.1", 2],
    [" 20 ", 2],
    ["report", 2],
  ])("finds by %j", (search, id) => {
    expect(findClusters(all, search).map((found) => found.id)).toEqual([id]);
  });

  it("finds all with nothing asked, none with what is nowhere", () => {
    expect(findClusters(all, "")).toHaveLength(2);
    expect(findClusters(all, "nowhere")).toHaveLength(0);
  });
});
