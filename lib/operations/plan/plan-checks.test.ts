import { describe, expect, test } from "vitest";
import type { Holder } from "@/lib/contract/holder";
import type { ServerStatus } from "@/lib/contract/status";
import { plannedCluster, plannedStream } from "@/lib/testing/planned-cluster";
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

/** The refusals, each with its parameters, in the order in which they count. */
const refusals = (asked: Asked, facts: PlanFacts) =>
  plan(asked, facts).checks.flatMap((check) =>
    check.level === "BLOCK" ? [[check.failure, ...check.params]] : [],
  );
const levels = (asked: Asked, facts: PlanFacts) =>
  Object.fromEntries(plan(asked, facts).checks.map(({ id, level }) => [id, level]));

describe("nothing refuses", () => {
  test.each<[string, Asked]>([
    ["the stop of a server that the others can spare", { action: "STOP", ...server(3) }],
    ["the restart of a zone that the others can spare", { action: "RESTART", ...zone("zone3") }],
    ["a rolling restart of three zones that run", rolling],
    ["the stop of the whole cluster", { action: "STOP", ...cluster }],
  ])("%s", (_, asked) => {
    expect(refusals(asked, healthy)).toEqual([]);
  });
});

describe("what is in the wrong state is refused", () => {
  test.each<[string, Asked, PlanFacts, (string | number)[]]>([
    [
      "a server that runs already",
      { action: "START", ...server(1) },
      healthy,
      [
        ...["OBE19003", "10.0.0.1:2882", "RUNNING"],
        "UNAVAILABLE, SERVICE_STOPPED, PROCESS_STOPPED",
      ],
    ],
    [
      "servers of two zones at once",
      { action: "STOP", ...server(1, 2) },
      healthy,
      ["OBE18004.several", "zone1, zone2"],
    ],
    [
      "a zone that runs with all its servers",
      { action: "START", ...zone("zone1") },
      healthy,
      ["OBE11007.nothing", "zone1"],
    ],
    [
      "a zone that is stopped with all its servers",
      { action: "STOP", ...zone("zone1") },
      threeOf("PROCESS_STOPPED", { zones: zonesAre("SERVICE_STOPPED", "RUNNING", "RUNNING") }),
      ["OBE11007.nothing", "zone1"],
    ],
    [
      "a cluster that is stopped",
      { action: "RESTART", ...cluster },
      { ...healthy, status: "STOPPED" },
      ["OBE11007", "orion", "STOPPED", "RUNNING, UNAVAILABLE"],
    ],
    [
      "a cluster that runs as a whole",
      { action: "START", ...cluster },
      healthy,
      ["OBE11007.nothing", "orion"],
    ],
  ])("%s", (_, asked, facts, refusal) => {
    expect(refusals(asked, facts)[0]).toEqual(refusal);
  });

  test("a start of a zone brings up its servers though the zone itself runs", () => {
    expect(refusals({ action: "START", ...zone("zone1") }, threeOf("PROCESS_STOPPED"))).toEqual([]);
  });
});

describe("what another task holds is refused with the task that holds it", () => {
  const holder: Holder = {
    ...{ id: 31, name: "Stop OB zone", creatorName: "carol" },
    ...{ successful: 2, total: 10, startTime: "2026-01-02T03:04:05Z" },
  };
  const held = (...objects: string[]) => ({
    ...healthy,
    holders: new Map(objects.map((object) => [object, holder])),
  });

  test.each<[string, Asked, PlanFacts, string, string]>([
    [
      "a server, before its zone",
      { action: "RESTART", ...zone("zone1") },
      held("zone:101", "server:1"),
      "OBE19012",
      "10.0.0.1:2882",
    ],
    [
      "a zone",
      { action: "RESTART", ...zone("zone1") },
      held("zone:101", "outage:7"),
      "OBE18008",
      "zone1",
    ],
    ["the cluster", { action: "RESTART", ...cluster }, held("cluster:7"), "OBE11020", "orion"],
    [
      "the right to an outage",
      { action: "STOP", ...server(3) },
      held("outage:7"),
      "OBE11020",
      "orion",
    ],
  ])("%s", (_, asked, facts, failure, name) => {
    const check = plan(asked, facts).checks.find(({ id }) => id === "lock");
    expect(check).toEqual({
      ...{ id: "lock", level: "BLOCK", failure, params: [name, 31, "Stop OB zone"], holder },
    });
  });

  test("but not a start beside an outage elsewhere in the cluster", () => {
    const facts = { ...threeOf("PROCESS_STOPPED"), holders: held("outage:7", "server:3").holders };
    expect(refusals({ action: "START", ...server(1) }, facts)).toEqual([]);
  });
});

describe("a second outage beside a first is refused", () => {
  test.each<[string, PlanFacts, string]>([
    ["a server's", threeOf("SERVICE_STOPPED"), "10.0.0.1:2882"],
    [
      "a zone's",
      { ...healthy, zones: zonesAre("SERVICE_STOPPED", "RUNNING", "RUNNING") },
      "SERVICE_STOPPED",
    ],
  ])("%s", (_, facts, what) => {
    expect(refusals({ action: "STOP", ...server(3) }, facts)).toEqual([
      ["OBE18004.other", "zone1", what],
    ]);
  });

  test("but not in the same zone", () => {
    const facts = plannedCluster({
      ...{ zone1: ["SERVICE_STOPPED", "RUNNING"], zone2: ["RUNNING"], zone3: ["RUNNING"] },
    });
    expect(refusals({ action: "STOP", ...server(2) }, facts)).toEqual([]);
  });
});

describe("a majority that would be lost is refused by tenant, log stream and zone", () => {
  const lost = ["OBE11070", "sys", 1, 1, 3, "zone3"];

  test.each<[string, PlanFacts]>([
    [
      "since another member is behind",
      { ...healthy, logStreams: [plannedStream([1, 2, 3], { behind: [1] })] },
    ],
    ["since another member's server is down", threeOf("PROCESS_STOPPED")],
  ])("%s", (_, facts) => {
    const asked = { action: "STOP", ...zone("zone3") } as const;
    expect(refusals(asked, facts)).toContainEqual(lost);
    const forced = plan({ ...asked, force: true }, facts);
    expect(forced).toMatchObject({ impact: "IMPOSSIBLE", redundancy: { lost: ["sys/1"] } });
  });

  test("since half of the members are no majority", () => {
    const facts = plannedCluster({
      ...{ zone1: ["RUNNING"], zone2: ["RUNNING"] },
      ...{ zone3: ["RUNNING"], zone4: ["PROCESS_STOPPED"] },
    });
    expect(refusals({ action: "STOP", ...server(3) }, facts)).toEqual([
      ["OBE11070", "sys", 1, 2, 4, "zone3"],
    ]);
  });

  test("and so is a cluster of which no log stream was seen", () => {
    expect(
      refusals({ action: "STOP", ...zone("zone3") }, { ...healthy, logStreams: undefined }),
    ).toEqual([["OBE11070.unknown", "orion"]]);
  });

  test("a log stream without a member there does not count", () => {
    const logStreams = [plannedStream([1, 2, 3], { behind: [1] })];
    const facts = plannedCluster(
      { zone1: ["RUNNING"], zone2: ["RUNNING"], zone3: ["RUNNING", "RUNNING"] },
      { logStreams },
    );
    expect(refusals({ action: "STOP", ...server(4) }, facts)).toEqual([]);
  });
});

describe("a replica that is behind", () => {
  const five = plannedCluster(
    {
      ...{ zone1: ["RUNNING"], zone2: ["RUNNING"], zone3: ["RUNNING"] },
      ...{ zone4: ["RUNNING"], zone5: ["RUNNING"] },
    },
    { logStreams: [plannedStream([1, 2, 3, 4, 5], { behind: [2] })] },
  );

  test("refuses while a majority stays, and force passes that alone", () => {
    const asked = { action: "STOP", ...server(5) } as const;
    expect(refusals(asked, five)).toEqual([["OBE11070.sync", "sys", 1, "10.0.0.2:2882", "zone2"]]);
    expect(plan(asked, five)).toMatchObject({ impact: "IMPOSSIBLE" });
    expect(plan({ ...asked, force: true }, five)).toMatchObject({ impact: "HIGH" });
  });

  test("does not refuse when it is the one that goes down", () => {
    expect(refusals({ action: "STOP", ...server(2) }, five)).toEqual([]);
  });
});

test("the last server that serves is refused, also by force", () => {
  const facts = plannedCluster({ zone1: ["RUNNING"], zone2: ["PROCESS_STOPPED"] });
  expect(refusals({ action: "STOP", force: true, ...server(1) }, facts)).toContainEqual([
    ...["OBE19020", "10.0.0.1:2882", "orion"],
  ]);
});

describe("a warning is given", () => {
  test("where the root service has to move", () => {
    const check = (id: number) =>
      levels({ action: "STOP", ...server(id) }, healthy)["root-service"];
    expect([check(1), check(3)]).toEqual(["WARN", "PASS"]);
  });

  test("where every session of a cluster ends", () => {
    expect(levels({ action: "RESTART", ...cluster }, healthy)).toEqual({
      ...{ state: "PASS", lock: "PASS", "whole-cluster": "WARN" },
    });
  });

  test("where a start leaves the cluster without a majority of zones", () => {
    const down = ["PROCESS_STOPPED"] as const;
    const facts = plannedCluster({ zone1: down, zone2: down, zone3: down });
    const warning = (ids: number[]) =>
      levels({ action: "START", ...server(...ids) }, facts)["majority-after"];
    expect([warning([1]), warning([1, 2])]).toEqual(["WARN", "PASS"]);
  });
});

describe("a rolling restart is refused", () => {
  test("with two zones", () => {
    const facts = plannedCluster({ zone1: ["RUNNING"], zone2: ["RUNNING"] });
    expect(refusals(rolling, facts)[0]).toEqual(["OBE11007.zones", "orion", 2]);
  });

  test("with a server that does not run", () => {
    expect(refusals(rolling, threeOf("UNAVAILABLE"))[0]).toEqual([
      ...["OBE11007.down", "10.0.0.1:2882", "UNAVAILABLE", "orion"],
    ]);
  });

  test("with a log stream that has its majority in one zone", () => {
    const facts = plannedCluster(
      { zone1: ["RUNNING", "RUNNING"], zone2: ["RUNNING"], zone3: ["RUNNING"] },
      { logStreams: [plannedStream([1, 2, 3])] },
    );
    expect(refusals(rolling, facts)).toEqual([["OBE11070", "sys", 1, 1, 3, "zone1"]]);
  });
});

test("a server or a zone that the facts do not have is an error", () => {
  expect(() => plan({ action: "STOP", ...server(9) }, healthy)).toThrow("servers 9");
  expect(() => plan({ action: "STOP", ...zone("zone9") }, healthy)).toThrow("zone9");
});
