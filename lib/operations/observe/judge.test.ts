import { describe, expect, test } from "vitest";
import type { ServerRow } from "@/lib/drivers/cluster";
import { judgeCluster, judgeServer, judgeZone } from "./judge";

const row = (facts: Partial<ServerRow>): ServerRow => ({
  id: 1,
  zone: "zone1",
  ip: "127.0.0.1",
  rpcPort: 2882,
  sqlPort: 2881,
  withRootserver: false,
  status: "ACTIVE",
  buildVersion: "4.3.5.1",
  startServiceTimeUs: 1,
  stopTimeUs: undefined,
  blockMigrateInTimeUs: undefined,
  ...facts,
});
const zone = (status: string) => ({ name: "zone1", status, idc: "", region: "" });

describe("a server", () => {
  const seen = { clusterAnswered: true, zone: zone("ACTIVE"), process: "unknown" } as const;

  test.each([
    ["RUNNING", row({})],
    ["UNAVAILABLE", row({ startServiceTimeUs: undefined })],
    ["SERVICE_STOPPED", row({ stopTimeUs: 5 })],
    ["UNAVAILABLE", row({ status: "INACTIVE" })],
    ["DELETING", row({ status: "DELETING", stopTimeUs: 5 })],
    ["DELETED", undefined],
  ] as const)("is %s by its row", (status, itsRow) => {
    expect(judgeServer({ ...seen, row: itsRow })).toBe(status);
  });

  test("is PROCESS_STOPPED when it is INACTIVE and its host has no process", () => {
    expect(judgeServer({ ...seen, row: row({ status: "INACTIVE" }), process: "none" })).toBe(
      "PROCESS_STOPPED",
    );
  });

  test("is SERVICE_STOPPED while its zone is stopped", () => {
    expect(judgeServer({ ...seen, row: row({}), zone: zone("INACTIVE") })).toBe("SERVICE_STOPPED");
  });

  test.each([
    ["none", "PROCESS_STOPPED"],
    ["running", "UNAVAILABLE"],
    ["unknown", "UNAVAILABLE"],
  ] as const)("of a cluster that does not answer, with process %s, is %s", (process, status) => {
    expect(judgeServer({ clusterAnswered: false, row: undefined, zone: undefined, process })).toBe(
      status,
    );
  });
});

test("a zone is UNAVAILABLE when all its servers are down, and SERVICE_STOPPED when it was stopped", () => {
  expect(judgeZone(zone("ACTIVE"), ["RUNNING", "PROCESS_STOPPED"])).toBe("RUNNING");
  expect(judgeZone(zone("ACTIVE"), ["UNAVAILABLE", "PROCESS_STOPPED"])).toBe("UNAVAILABLE");
  expect(judgeZone(zone("INACTIVE"), ["RUNNING"])).toBe("SERVICE_STOPPED");
});

test("a zone that was stopped is STOPPED when no process of it is left", () => {
  expect(judgeZone(zone("INACTIVE"), ["PROCESS_STOPPED", "DELETED"])).toBe("STOPPED");
  expect(judgeZone(zone("INACTIVE"), ["PROCESS_STOPPED", "UNAVAILABLE"])).toBe("SERVICE_STOPPED");
  expect(judgeZone(zone("ACTIVE"), ["PROCESS_STOPPED"])).toBe("UNAVAILABLE");
});

test("a cluster is STOPPED only when nothing of it runs", () => {
  expect(judgeCluster(true, ["RUNNING", "UNAVAILABLE"])).toBe("RUNNING");
  expect(judgeCluster(false, ["PROCESS_STOPPED", "UNAVAILABLE"])).toBe("UNAVAILABLE");
  expect(judgeCluster(false, ["PROCESS_STOPPED", "PROCESS_STOPPED"])).toBe("STOPPED");
});
