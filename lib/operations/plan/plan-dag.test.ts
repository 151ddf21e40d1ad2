import { describe, expect, test } from "vitest";
import { plannedCluster } from "@/lib/testing/planned-cluster";
import type { OperationRequest } from "./operation-request";
import { planOperation } from "./plan-operation";
import { STEP_KINDS } from "./step-kinds";
import type { SubtaskPlan } from "./task-plan";

const PER_ZONE = ["RUNNING"] as const;
const small = plannedCluster({ zone1: PER_ZONE, zone2: PER_ZONE, zone3: PER_ZONE });
const large = plannedCluster({
  zone1: ["RUNNING", "RUNNING"],
  zone2: ["RUNNING", "RUNNING", "RUNNING"],
  zone3: ["RUNNING"],
});

type Asked = Omit<OperationRequest, "clusterId">;
const plan = (asked: Asked, facts = large) => planOperation({ clusterId: 7, ...asked }, facts);
const dag = (asked: Asked, facts = large) => plan(asked, facts).subtasks;

/** Names in order, a group as one with its size: `Stop server#2`. */
function lines(subtasks: readonly SubtaskPlan[]): string[] {
  const found: string[] = [];
  for (const { stepId, parallelIdx } of subtasks) {
    const { title } = STEP_KINDS[stepId];
    if (parallelIdx <= 0) found.push(parallelIdx < 0 ? title : `${title}#1`);
    else found[found.length - 1] = `${title}#${parallelIdx + 1}`;
  }
  return found;
}

const edges = (subtasks: readonly SubtaskPlan[]) =>
  subtasks.map(({ key, upstreams }) => `${upstreams.join(" + ")} > ${key}`);

describe("on one server the subtasks are OCP's chain", () => {
  test.each<[string, Asked, string[]]>([
    [
      "Start OB server",
      { action: "START", scope: "SERVER", serverIds: [1] },
      [
        ...["Prepare start observer", "Start observer process", "Wait observer active"],
        ...["Start ocp agent service", "Start server", "Update observer status"],
        ...["Update zone status", "Sync cluster info", "Update OB cluster status"],
      ],
    ],
    [
      "Stop OB server",
      { action: "STOP", scope: "SERVER", serverIds: [1] },
      [
        ...["Prepare stop observer", "Stop server", "Stop observer process", "Wait observer stop"],
        ...["Update observer status", "Update zone status", "Sync cluster info"],
        "Update OB cluster status",
      ],
    ],
    [
      "Stop OB server",
      { action: "STOP", scope: "SERVER", serverIds: [1], stopType: "STOP_SERVICE" },
      [
        ...["Prepare stop observer", "Stop server", "Update observer status"],
        ...["Update zone status", "Sync cluster info", "Update OB cluster status"],
      ],
    ],
    [
      "Restart OB server",
      { action: "RESTART", scope: "SERVER", serverIds: [1] },
      [
        ...["Prepare restart observer", "Stop server", "Stop observer process"],
        ...["Start observer process", "Wait observer active", "Start ocp agent service"],
        ...["Start server", "Update observer status", "Update zone status", "Sync cluster info"],
        "Update OB cluster status",
      ],
    ],
  ])("%s is as OCP's: %j", (name, asked, titles) => {
    const made = plan(asked);
    expect(made.name).toBe(name);
    expect(lines(made.subtasks)).toEqual(titles);
    expect(made.subtasks.map(({ upstreams }) => upstreams)).toEqual(
      made.subtasks.map((_, at) => made.subtasks.slice(Math.max(0, at - 1), at).map((b) => b.key)),
    );
  });
});

describe("on a zone and a cluster, groups are joined where OCP joins them", () => {
  test.each<[string, Asked, string[]]>([
    [
      "Start OB zone",
      { action: "START", scope: "ZONE", zoneName: "zone2" },
      [
        ...["Prepare start OB zone", "Prepare start observer#3", "Wait node"],
        ...["Start observer process#3", "Wait observer active", "Start ocp agent service#3"],
        ...["Wait node", "Update observer status#3", "Start zone", "Update zone status"],
        ...["Sync cluster info", "Update OB cluster status"],
      ],
    ],
    [
      "Stop OB zone",
      { action: "STOP", scope: "ZONE", zoneName: "zone2" },
      [
        ...["Prepare stop OB zone", "Stop zone", "Prepare stop observer#3", "Wait node"],
        ...["Stop observer process#3", "Wait node", "Update observer status#3"],
        ...["Update zone status", "Sync cluster info", "Update OB cluster status"],
      ],
    ],
    [
      "Stop OB zone",
      { action: "STOP", scope: "ZONE", zoneName: "zone2", stopType: "STOP_SERVICE" },
      [
        ...["Prepare stop OB zone", "Stop zone", "Prepare stop observer#3", "Wait node"],
        ...["Update observer status#3", "Update zone status", "Sync cluster info"],
        "Update OB cluster status",
      ],
    ],
    [
      "Restart OB zone",
      { action: "RESTART", scope: "ZONE", zoneName: "zone2" },
      [
        ...["Prepare restart OB zone", "Stop zone", "Prepare restart observer#3", "Wait node"],
        ...["Stop observer process#3", "Wait node", "Start observer process#3"],
        ...["Wait observer active", "Start ocp agent service#3", "Wait node"],
        ...["Update observer status#3", "Start zone", "Update zone status", "Sync cluster info"],
        "Update OB cluster status",
      ],
    ],
    [
      "Start OB cluster",
      { action: "START", scope: "CLUSTER" },
      [
        ...["Prepare start cluster", "Prepare start OB zone#3", "Wait node"],
        ...["Prepare start observer#6", "Wait node", "Start observer process#6"],
        ...["Wait observer accessible", "Start ocp agent service#6", "Wait node"],
        ...["Start server#6", "Wait node", "Start zone#3", "Wait node"],
        ...["Update observer status#6", "Wait node", "Update zone status"],
        ...["Sync all tenant information", "Update OB cluster status"],
      ],
    ],
    [
      "Stop OB cluster",
      { action: "STOP", scope: "CLUSTER" },
      [
        ...["Prepare stop cluster", "Prepare stop OB zone#3", "Wait node"],
        ...["Prepare stop observer#6", "Wait node", "Stop observer process#6", "Wait node"],
        ...["Update observer status#6", "Wait node", "Update zone status"],
        "Update OB cluster status",
      ],
    ],
    [
      "Restart OB cluster",
      { action: "RESTART", scope: "CLUSTER" },
      [
        ...["Prepare restart cluster", "Set zone context", "Prepare restart OB zone#3"],
        ...["Prepare restart observer#6", "Wait node", "Stop observer process#6", "Wait node"],
        ...["Start observer process#6", "Wait observer accessible"],
        ...["Start ocp agent service#6", "Wait node", "Start server#6", "Wait node"],
        ...["Update observer status#6", "Start zone#3", "Update zone status"],
        ...["Sync cluster info", "Sync all tenant information", "Update OB cluster status"],
      ],
    ],
  ])("%s is as OCP's: %j", (name, asked, titles) => {
    const made = plan(asked);
    expect(made.name).toBe(name);
    expect(lines(made.subtasks)).toEqual(titles);
  });

  test("they have as many subtasks as OCP's samples when every zone has one server", () => {
    const single = plannedCluster({ zone1: ["RUNNING"] });
    const size = (asked: Asked) => dag(asked, single).length;
    const zone = { scope: "ZONE", zoneName: "zone1" } as const;
    expect([
      ...(["START", "STOP", "RESTART"] as const).map((action) => size({ action, ...zone })),
      ...(["START", "STOP", "RESTART"] as const).map((action) =>
        size({ action, scope: "CLUSTER" }),
      ),
    ]).toEqual([12, 10, 15, 18, 11, 19]);
  });

  test("a restarted cluster's zones prepare and start by themselves", () => {
    const between = edges(dag({ action: "RESTART", scope: "CLUSTER" }, small));
    expect(between).toContain("prepare-restart-zone:102 > prepare-restart-observer:2");
    expect(between).toContain("update-observer-status:2 > start-zone:102");
    expect(between).toContain(
      "start-zone:101 + start-zone:102 + start-zone:103 > update-zone-status",
    );
  });
});

describe("several servers", () => {
  test("run their own steps side by side and join before what is their zones'", () => {
    const made = dag({ action: "START", scope: "SERVER", serverIds: [3, 1] });
    expect(lines(made)).toEqual([
      ...["Prepare start observer#2", "Start observer process#2", "Wait observer active#2"],
      ...["Start ocp agent service#2", "Start server#2", "Update observer status#2", "Wait node"],
      ...["Update zone status#2", "Sync cluster info", "Update OB cluster status"],
    ]);
    expect(edges(made)).toContain("start-server:3 > update-observer-status:3");
    expect(edges(made)).toContain(
      "update-observer-status:1 + update-observer-status:3 > wait-node:1",
    );
  });
});

describe("a rolling restart", () => {
  const asked = { action: "ROLLING_RESTART", scope: "CLUSTER", serversAtOnce: 2 } as const;

  test("takes zone after zone, the root server's last, and a zone's servers in batches", () => {
    const chain = (n: number) => [
      ...[`Prepare restart observer#${n}`, `Stop observer process#${n}`],
      ...[`Start observer process#${n}`, `Wait observer active#${n}`],
      ...[`Start ocp agent service#${n}`, `Update observer status#${n}`, "Wait node"],
    ];
    const zone = (...batches: number[]) => [
      ...["Prepare restart OB zone", "Stop zone", ...batches.flatMap(chain)],
      ...["Start zone", "Wait log in sync", "Update zone status"],
    ];
    const made = plan(asked);
    expect(made.name).toBe("Rolling restart OB cluster");
    expect(lines(made.subtasks)).toEqual([
      "Prepare rolling restart",
      ...[...zone(2, 1), ...zone(1), ...zone(2)],
      ...["Sync cluster info", "Update OB cluster status"],
    ]);
    const stops = made.subtasks.filter(({ stepId }) => stepId === "stop-zone");
    expect(stops.map(({ target }) => target?.name)).toEqual(["zone2", "zone3", "zone1"]);
  });

  test("takes all servers of a zone at once unless told otherwise", () => {
    const { serversAtOnce, ...all } = asked;
    expect(lines(dag(all))).toContain("Stop observer process#3");
  });
});

describe("a subtask is told", () => {
  const told = (asked: Asked, key: string, facts = large) =>
    dag(asked, facts).find((one) => one.key === key)?.input;

  test("which servers go down with its own, and how", () => {
    const asked = { action: "STOP", scope: "ZONE", zoneName: "zone2", force: true } as const;
    expect(told(asked, "stop-observer-process:4")).toEqual({
      ...{ clusterId: 7, zoneName: "zone2", serverIds: [4], wholeZone: true },
      ...{ force: true, freezeServer: false },
    });
  });

  test("of a rolling restart, that its zone's servers go down together", () => {
    const asked = { action: "ROLLING_RESTART", scope: "CLUSTER", serversAtOnce: 1 } as const;
    expect(told(asked, "stop-observer-process:2")).toMatchObject({
      ...{ zoneName: "zone1", wholeZone: true },
    });
    expect(told(asked, "stop-zone:102")).toMatchObject({ zoneName: "zone2", wholeZone: true });
    const several = { action: "STOP", scope: "SERVER", serverIds: [3, 4] } as const;
    expect(told(several, "stop-server:3")?.togetherIds).toEqual([3, 4]);
  });

  test("that the whole cluster goes down on purpose", () => {
    const input = told({ action: "STOP", scope: "CLUSTER" }, "stop-observer-process:4");
    expect(input).toMatchObject({ wholeCluster: true, serverIds: [4] });
    expect(input).not.toHaveProperty("wholeZone");
  });

  test.each<[Asked, string[]]>([
    [{ action: "START", scope: "SERVER", serverIds: [1] }, ["RUNNING"]],
    [{ action: "STOP", scope: "SERVER", serverIds: [1] }, ["PROCESS_STOPPED"]],
    [
      { action: "STOP", scope: "SERVER", serverIds: [1], stopType: "STOP_SERVICE" },
      ["SERVICE_STOPPED"],
    ],
    [{ action: "RESTART", scope: "ZONE", zoneName: "zone1" }, ["RUNNING", "SERVICE_STOPPED"]],
    [{ action: "ROLLING_RESTART", scope: "CLUSTER" }, ["RUNNING", "SERVICE_STOPPED"]],
  ])("which status its server may end in: %j", (asked, expected) => {
    expect(told(asked, "update-observer-status:1")?.expected).toEqual(expected);
  });
});

test("a server that the cluster has deleted is held with its zone and not acted on", () => {
  const facts = plannedCluster({ zone1: ["DELETED", "DELETING", "PROCESS_STOPPED"] });
  const serverIds = (action: "START" | "STOP") =>
    plan({ action, scope: "ZONE", zoneName: "zone1" }, facts).servers.map(({ id }) => id);
  expect([serverIds("START"), serverIds("STOP")]).toEqual([[3], [2, 3]]);
  expect(plan({ action: "START", scope: "ZONE", zoneName: "zone1" }, facts).locks).toEqual([
    ...["server:1", "server:2", "server:3", "zone:101"],
  ]);
});

test("600 servers are planned without work that grows by their square", () => {
  const zones = Object.fromEntries(
    ["zone1", "zone2", "zone3"].map((name) => [name, Array<"RUNNING">(200).fill("RUNNING")]),
  );
  const made = dag({ action: "RESTART", scope: "CLUSTER" }, plannedCluster(zones));
  const count = made.reduce((sum, { upstreams }) => sum + upstreams.length, 0);
  expect(made.length).toBeGreaterThan(3_600);
  expect(count).toBeLessThan(2 * made.length);
});
