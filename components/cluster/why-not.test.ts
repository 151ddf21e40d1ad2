import { describe, expect, it } from "vitest";
import type { Server, Zone } from "@/lib/contract/cluster";
import type { Holder } from "@/lib/contract/holder";
import { BUILT_IN_ROLES } from "@/lib/contract/role";
import type { ServerStatus, ZoneStatus } from "@/lib/contract/status";
import { type OperationTarget, whyNot } from "./why-not";

const TIME = "2026-01-02T03:04:05+08:00";
const holder: Holder = {
  id: 7,
  name: "Restart OB zone",
  action: "RESTART",
  creatorName: "admin",
  successful: 1,
  total: 9,
  startTime: TIME,
};

const server = (id: number, zoneName: string, status: ServerStatus): Server => ({
  id,
  ip: `10.0.0.${id}`,
  port: 2882,
  sqlPort: 2881,
  withRootserver: id === 1,
  status,
  clusterId: 1,
  zoneName,
  hostId: id,
  updateTime: TIME,
  availableOperations: [],
  runPath: "/home/admin/observer",
});

const zone = (name: string, servers: Server[], status: ZoneStatus = "RUNNING"): Zone => ({
  name,
  clusterId: 1,
  obClusterId: 1,
  status,
  serverCount: servers.length,
  hostCount: servers.length,
  servers,
  createTime: TIME,
  updateTime: TIME,
});

/** Three zones of one server each, server n in zone n, in these states. */
const cluster = (...statuses: ServerStatus[]) => ({
  id: 2,
  name: "ob_demo",
  status: "RUNNING" as const,
  zones: statuses.map((status, at) =>
    zone(`zone${at + 1}`, [server(at + 1, `zone${at + 1}`, status)]),
  ),
});
const WHOLE = cluster("RUNNING", "RUNNING", "RUNNING");
const HELD = {
  ...WHOLE,
  outage: holder,
  zones: WHOLE.zones.map((one) =>
    one.name === "zone2"
      ? { ...one, task: holder, servers: one.servers.map((each) => ({ ...each, task: holder })) }
      : one,
  ),
};

const of = (serverIds: number[], action: OperationTarget["action"]): OperationTarget => ({
  scope: "SERVER",
  action,
  serverIds,
});
const zone1 = (action: OperationTarget["action"]): OperationTarget => ({
  scope: "ZONE",
  action,
  zoneName: "zone1",
});
const all = (action: OperationTarget["action"]): OperationTarget => ({ scope: "CLUSTER", action });

describe("an operation on servers", () => {
  it("may be planned from the states that the contract names", () => {
    expect(
      whyNot(of([1], "RESTART"), WHOLE, BUILT_IN_ROLES.CLUSTER_MANAGER.permissions),
    ).toBeUndefined();
    const down = cluster("PROCESS_STOPPED", "RUNNING", "RUNNING");
    expect(
      whyNot(of([1], "START"), down, BUILT_IN_ROLES.CLUSTER_MANAGER.permissions),
    ).toBeUndefined();
  });

  it("is not for a viewer, whatever the state", () => {
    expect(whyNot(of([1], "START"), WHOLE, BUILT_IN_ROLES.CLUSTER_VIEWER.permissions)?.reason).toBe(
      "permission",
    );
  });

  it("names the one server that is in the way", () => {
    const mixed = cluster("PROCESS_STOPPED", "RUNNING", "RUNNING");
    expect(whyNot(of([1, 2], "START"), mixed, BUILT_IN_ROLES.ADMIN.permissions)).toEqual({
      reason: "running",
      name: "10.0.0.2:2882",
    });
    expect(whyNot(of([1], "RESTART"), mixed, BUILT_IN_ROLES.ADMIN.permissions)).toMatchObject({
      reason: "server",
      status: "PROCESS_STOPPED",
      from: ["RUNNING"],
    });
  });

  it("names the task that holds it, and its owner, before the state", () => {
    expect(whyNot(of([2], "START"), HELD, BUILT_IN_ROLES.ADMIN.permissions)).toMatchObject({
      reason: "held",
      name: "10.0.0.2:2882",
      holder: { id: 7, creatorName: "admin" },
    });
  });

  it("waits for the one right to an outage, which a start does not need", () => {
    expect(whyNot(of([1], "STOP"), HELD, BUILT_IN_ROLES.ADMIN.permissions)).toEqual({
      reason: "outage",
      holder,
    });
    const down = { ...cluster("PROCESS_STOPPED", "RUNNING", "RUNNING"), outage: holder };
    expect(whyNot(of([1], "START"), down, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });

  it("stops servers of one zone at a time and starts those of many", () => {
    expect(whyNot(of([1, 2], "STOP"), WHOLE, BUILT_IN_ROLES.ADMIN.permissions)).toEqual({
      reason: "severalZones",
      zones: ["zone1", "zone2"],
    });
    const down = cluster("PROCESS_STOPPED", "UNAVAILABLE", "RUNNING");
    expect(whyNot(of([1, 2], "START"), down, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });

  it("leaves the last server that serves alone", () => {
    const last = cluster("RUNNING", "PROCESS_STOPPED", "PROCESS_STOPPED");
    expect(whyNot(of([1], "RESTART"), last, BUILT_IN_ROLES.ADMIN.permissions)?.reason).toBe(
      "lastServer",
    );
  });

  it("takes nothing out of service while something is stopped in another zone", () => {
    const other = cluster("RUNNING", "SERVICE_STOPPED", "RUNNING");
    expect(whyNot(of([1], "STOP"), other, BUILT_IN_ROLES.ADMIN.permissions)).toEqual({
      reason: "otherZone",
      zone: "zone2",
    });
    expect(whyNot(of([2], "STOP"), other, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });
});

describe("an operation on a zone", () => {
  it("starts a zone only when something in it does not run", () => {
    expect(whyNot(zone1("START"), WHOLE, BUILT_IN_ROLES.ADMIN.permissions)?.reason).toBe(
      "allRunning",
    );
    const down = cluster("UNAVAILABLE", "RUNNING", "RUNNING");
    expect(whyNot(zone1("START"), down, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });

  it("is held by a task on one of its servers", () => {
    const target = { ...zone1("START"), zoneName: "zone2" };
    expect(whyNot(target, HELD, BUILT_IN_ROLES.ADMIN.permissions)).toMatchObject({
      reason: "held",
      scope: "ZONE",
    });
  });

  it("stops no zone twice", () => {
    const stopped = {
      ...WHOLE,
      zones: [
        zone("zone1", [server(1, "zone1", "PROCESS_STOPPED")], "STOPPED"),
        ...WHOLE.zones.slice(1),
      ],
    };
    expect(whyNot(zone1("STOP"), stopped, BUILT_IN_ROLES.ADMIN.permissions)?.reason).toBe("zone");
    expect(whyNot(zone1("START"), stopped, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });
});

describe("an operation on the cluster", () => {
  it("rolls only through three zones of which every server runs", () => {
    expect(whyNot(all("ROLLING_RESTART"), WHOLE, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
    const pair = cluster("RUNNING", "RUNNING");
    expect(whyNot(all("ROLLING_RESTART"), pair, BUILT_IN_ROLES.ADMIN.permissions)).toEqual({
      reason: "fewZones",
      zones: 2,
    });
    const down = cluster("RUNNING", "RUNNING", "UNAVAILABLE");
    expect(whyNot(all("ROLLING_RESTART"), down, BUILT_IN_ROLES.ADMIN.permissions)?.reason).toBe(
      "down",
    );
  });

  it("may take all of it down at once, whatever is stopped already", () => {
    const part = cluster("RUNNING", "SERVICE_STOPPED", "PROCESS_STOPPED");
    expect(whyNot(all("STOP"), part, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
    expect(whyNot(all("RESTART"), part, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });

  it("waits for whatever holds a part of it", () => {
    expect(whyNot(all("START"), HELD, BUILT_IN_ROLES.ADMIN.permissions)).toMatchObject({
      reason: "held",
      name: "zone2",
    });
  });

  it("starts nothing where everything runs, and stops nothing that is stopped", () => {
    expect(whyNot(all("START"), WHOLE, BUILT_IN_ROLES.ADMIN.permissions)?.reason).toBe(
      "allRunning",
    );
    const stopped = { ...cluster("PROCESS_STOPPED"), status: "STOPPED" as const };
    expect(whyNot(all("STOP"), stopped, BUILT_IN_ROLES.ADMIN.permissions)?.reason).toBe("cluster");
  });
});
