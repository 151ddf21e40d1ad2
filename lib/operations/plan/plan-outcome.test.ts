import { describe, expect, test } from "vitest";
import type { ServerStatus } from "@/lib/contract/status";
import { plannedCluster } from "@/lib/testing/planned-cluster";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";
import { planOperation } from "./plan-operation";

type Asked = Omit<OperationRequest, "clusterId">;
const plan = (asked: Asked, facts: PlanFacts) => planOperation({ clusterId: 7, ...asked }, facts);

const server = (...serverIds: number[]) => ({ scope: "SERVER", serverIds }) as const;
const zone = (zoneName: string) => ({ scope: "ZONE", zoneName }) as const;
const cluster = { scope: "CLUSTER" } as const;
const rolling = { action: "ROLLING_RESTART", ...cluster } as const;

const threeOf = (first: ServerStatus, more: Partial<PlanFacts> = {}) =>
  plannedCluster({ zone1: [first], zone2: ["RUNNING"], zone3: ["RUNNING"] }, more);
const healthy = threeOf("RUNNING");
const zonesAre = (...statuses: PlanFacts["zones"][number]["status"][]) =>
  statuses.map((status, at) => ({ id: 101 + at, name: `zone${at + 1}`, status }));

describe("the impact is", () => {
  test.each<[string, Asked, PlanFacts, string[]]>([
    ["LOW", { action: "START", ...server(1) }, threeOf("PROCESS_STOPPED"), ["nothing"]],
    ["MEDIUM", { action: "STOP", ...server(3) }, healthy, ["interrupted"]],
    ["HIGH", { action: "STOP", force: true, ...server(3) }, healthy, ["force", "interrupted"]],
    ["HIGH", { action: "STOP", ...cluster }, healthy, ["whole-cluster", "lost", "interrupted"]],
    ["IMPOSSIBLE", { action: "START", ...server(1) }, healthy, ["refused"]],
  ])("%s for %j", (impact, asked, facts, reasons) => {
    const made = plan(asked, facts);
    expect([made.impact, made.impactReasons.map(({ reason }) => reason)]).toEqual([
      impact,
      reasons,
    ]);
  });
});

describe("the redundancy", () => {
  test("of a rolling restart goes down and up zone by zone, the root server's last", () => {
    const { redundancy } = plan(
      rolling,
      plannedCluster({ zone1: ["RUNNING"], zone2: ["RUNNING", "RUNNING"], zone3: ["RUNNING"] }),
    );
    expect(redundancy.course.map(({ servers, subtaskKey }) => [servers, subtaskKey])).toEqual([
      [4, undefined],
      [2, "stop-zone:102"],
      [4, "start-zone:102"],
      [3, "stop-zone:103"],
      [4, "start-zone:103"],
      [3, "stop-zone:101"],
      [4, "start-zone:101"],
    ]);
    expect(redundancy.zones[1]).toEqual({ name: "zone2", total: 2, before: 2, worst: 0, after: 2 });
    expect(redundancy.lost).toEqual([]);
  });

  test("of a stop stays down, of a start stays up", () => {
    const course = (asked: Asked, facts: PlanFacts) =>
      plan(asked, facts).redundancy.course.map(({ servers, subtaskKey }) => [servers, subtaskKey]);
    expect(course({ action: "STOP", ...server(3) }, healthy)).toEqual([
      [3, undefined],
      [2, "stop-server:3"],
    ]);
    expect(course({ action: "START", ...server(1) }, threeOf("PROCESS_STOPPED"))).toEqual([
      [2, undefined],
      [3, "start-server:1"],
    ]);
  });

  test("of a server in a zone that is stopped does not grow when the server alone is started", () => {
    const facts = threeOf("PROCESS_STOPPED", {
      zones: zonesAre("SERVICE_STOPPED", "RUNNING", "RUNNING"),
    });
    const serving = (asked: Asked) => plan(asked, facts).redundancy.zones[0]?.after;
    expect(serving({ action: "START", ...server(1) })).toBe(0);
    expect(serving({ action: "START", ...zone("zone1") })).toBe(1);
  });
});

describe("the task begins with", () => {
  test("OCP's nine facts, in its order, for the start of a server", () => {
    const { context } = plan({ action: "START", ...server(1) }, threeOf("PROCESS_STOPPED"));
    expect(Object.entries(context)).toEqual([
      ["cluster_name", "orion"],
      ["cluster_id", "7"],
      ["ocpagent_service_name", "agent"],
      ["former_cluster_status", "RUNNING"],
      ["target_zone_status", "RUNNING"],
      ["former_zone_status", "RUNNING"],
      ["zone_name", "zone1"],
      ["target_cluster_status", "RUNNING"],
      ["server_id", "1"],
    ]);
  });

  test("the status that a stop leads to, and every server", () => {
    expect(plan({ action: "STOP", ...cluster }, healthy).context).toEqual({
      ...{ cluster_name: "orion", cluster_id: "7", server_ids: "1,2,3" },
      ...{ former_cluster_status: "RUNNING", target_cluster_status: "STOPPED" },
    });
  });
});
