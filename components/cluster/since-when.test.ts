import { expect, test } from "vitest";
import type { Server } from "@/lib/contract/cluster";
import { sinceWhen } from "./since-when";

const SERVER: Server = {
  ...{ id: 1, ip: "127.0.0.1", port: 2882, sqlPort: 2881, clusterId: 1, hostId: 1 },
  ...{ withRootserver: false, zoneName: "zone1", runPath: "/h", availableOperations: [] },
  status: "RUNNING",
  startTime: "2026-01-02T00:00:00Z",
  stopTime: "1970-01-01T00:00:00Z",
  updateTime: "2026-01-03T00:00:00Z",
  observedTime: "2026-01-04T00:00:00Z",
};

test.each([
  ["RUNNING", SERVER.startTime],
  ["SERVICE_STOPPED", SERVER.stopTime],
  ["PROCESS_STOPPED", SERVER.updateTime],
  ["UNAVAILABLE", SERVER.updateTime],
  ["STARTING", SERVER.updateTime],
] as const)("a server is %s since what was seen for that state", (status, time) => {
  expect(sinceWhen({ ...SERVER, status })).toBe(time);
});

test("of a server that was never looked at nothing is claimed", () => {
  const { observedTime: _, ...unseen } = SERVER;
  expect(sinceWhen(unseen)).toBeUndefined();
});
