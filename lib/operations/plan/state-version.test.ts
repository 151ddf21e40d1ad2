import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Holder } from "@/lib/contract/holder";
import type { LogStream } from "@/lib/contract/log-stream";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts, PlanServer } from "./plan-facts";
import { changesSince, stateVersionOf } from "./state-version";

const server = (id: number, more: Partial<PlanServer> = {}): PlanServer => ({
  id,
  name: `10.0.0.${id}:2882`,
  zoneName: `zone${id}`,
  status: "RUNNING",
  withRootserver: id === 1,
  hasAgent: true,
  ...more,
});

const member = (id: number, more: Partial<LogStream["members"][number]> = {}) => ({
  server: `10.0.0.${id}:2882`,
  inSync: true,
  isLeader: false,
  ...more,
});

const logStream = (members: LogStream["members"]): LogStream => ({
  tenantId: 1,
  tenantName: "sys",
  logStreamId: 1,
  replicaCount: 3,
  members,
});

const world = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  clusterId: 1,
  clusterName: "orion",
  obClusterId: 7,
  status: "RUNNING",
  zones: [1, 2, 3].map((id) => ({ id, name: `zone${id}`, status: "RUNNING" })),
  servers: [server(1), server(2), server(3)],
  logStreams: [logStream([member(1, { isLeader: true }), member(2), member(3)])],
  holders: new Map(),
  ...more,
});

const STOP: OperationRequest = { clusterId: 1, action: "STOP", scope: "SERVER", serverIds: [3] };
const holder = (successful: number): Holder => ({
  ...{ id: 12, name: "Stop OB zone", creatorName: "carol", total: 10 },
  ...{ successful, startTime: "2026-01-02T03:04:05Z" },
});

const changes = (after: PlanFacts, request = STOP, before = world()) =>
  changesSince(stateVersionOf(before, request), after, request);

describe("nothing has changed", () => {
  test("while the world is the same", () => {
    expect(changes(world())).toEqual([]);
  });

  test("when a leader moves, another task comes forward, or members come in another order", () => {
    const logStreams = [logStream([member(3), member(2, { isLeader: true }), member(1)])];
    expect(changes(world({ logStreams }))).toEqual([]);
    const at = (successful: number) =>
      world({ holders: new Map([["outage:1", holder(successful)]]) });
    expect(changes(at(5), STOP, at(1))).toEqual([]);
  });

  test("for a start, when a replica falls behind or somebody works elsewhere", () => {
    const start: OperationRequest = { ...STOP, action: "START" };
    const holders = new Map([
      ["outage:1", holder(1)],
      ["server:1", holder(1)],
    ]);
    expect(changes(world({ logStreams: undefined, holders }), start)).toEqual([]);
  });
});

describe("a change is said", () => {
  const cases: [string, PlanFacts, object[]][] = [
    [
      "of a server, also of one that is not acted on",
      world({ servers: [server(1, { status: "UNAVAILABLE" }), server(2), server(3)] }),
      [
        {
          kind: "SERVER_STATUS",
          object: "10.0.0.1:2882",
          before: "RUNNING",
          after: "UNAVAILABLE",
        },
      ],
    ],
    [
      "of a server that came and one that went",
      world({ servers: [server(1), server(3), server(4)] }),
      [
        { kind: "SERVER_GONE", object: "10.0.0.2:2882", before: "RUNNING" },
        { kind: "SERVER_ADDED", object: "10.0.0.4:2882", after: "RUNNING" },
      ],
    ],
    [
      "of the cluster",
      world({ status: "UNAVAILABLE" }),
      [{ kind: "CLUSTER_STATUS", object: "orion", before: "RUNNING", after: "UNAVAILABLE" }],
    ],
    [
      "of a zone",
      world({ zones: [1, 2].map((id) => ({ id, name: `zone${id}`, status: "RUNNING" })) }),
      [{ kind: "ZONE_STATUS", object: "zone3", before: "RUNNING" }],
    ],
    [
      "of a log stream whose replica fell behind",
      world({ logStreams: [logStream([member(1), member(2, { inSync: false }), member(3)])] }),
      [
        {
          kind: "LOG_STREAM",
          object: "sys/1",
          before: "3/3: 10.0.0.1:2882, 10.0.0.2:2882, 10.0.0.3:2882",
          after: "2/3: 10.0.0.1:2882, 10.0.0.3:2882 (10.0.0.2:2882)",
        },
      ],
    ],
    [
      "of who holds what the operation needs",
      world({ holders: new Map([["server:3", holder(1)]]) }),
      [{ kind: "HOLDER", object: "10.0.0.3:2882", after: "Stop OB zone (12)" }],
    ],
  ];
  test.each(cases)("%s", (_, after, expected) => {
    expect(changes(after)).toEqual(expected);
  });
});

test("a version of a cluster of 600 servers and 2,000 log streams is short enough to be sent", () => {
  const ids = Array.from({ length: 600 }, (_, index) => index + 1);
  const members = [member(1), member(2), member(3)];
  const facts = world({
    servers: ids.map((id) => server(id)),
    logStreams: Array.from({ length: 2000 }, (_, logStreamId) => ({
      ...logStream(
        members.map((one, index) => ({
          ...one,
          server: `10.0.0.${(logStreamId + index) % 600}:2882`,
        })),
      ),
      logStreamId,
    })),
  });
  const version = stateVersionOf(facts, STOP);
  expect(version.length).toBeLessThan(100_000);
  expect(changesSince(version, facts, STOP)).toEqual([]);
});

describe("what is not a version for this operation is refused", () => {
  const refusal = (version: string, request = STOP) => {
    try {
      return changesSince(version, world(), request);
    } catch (error) {
      return error;
    }
  };
  const packed = (value: unknown) =>
    deflateRawSync(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

  test.each([
    { ...STOP, clusterId: 2 },
    { ...STOP, action: "RESTART" },
    { ...STOP, serverIds: [2] },
    { ...STOP, serverIds: [2, 3] },
    { ...STOP, stopType: "STOP_SERVICE" },
    { clusterId: 1, action: "STOP", scope: "ZONE", zoneName: "zone3" },
    { clusterId: 1, action: "STOP", scope: "CLUSTER" },
  ] satisfies OperationRequest[])("%j is another operation", (other) => {
    expect(refusal(stateVersionOf(world(), other))).toMatchObject({ code: "COM10001.version" });
  });

  test("but the order of servers, and how it is done, do not make another one", () => {
    const version = stateVersionOf(world(), { ...STOP, serverIds: [3, 2] });
    expect(refusal(version, { ...STOP, serverIds: [2, 3], force: true })).toEqual([]);
  });

  const state = { cluster: "RUNNING", zones: {}, servers: {}, logStreams: {}, holders: {} };
  const of = JSON.stringify([1, "STOP", "SERVER", "STOP_PROCESS", [3], ""]);
  test.each([
    ["an empty text", ""],
    ["no base64", "%%%"],
    ["base64 of nothing packed", "AAAA"],
    ["half of one", stateVersionOf(world(), STOP).slice(0, 40)],
    ["packed text that is not JSON", packed("{")],
    ["null", packed(null)],
    ["a list", packed([])],
    ["a shape that is not ours", packed({ of })],
    ["a status that does not exist", packed({ ...state, of, cluster: "FINE" })],
    ["more than there is", packed({ ...state, of, more: 1 })],
    [
      "a name as long as a book",
      packed({ ...state, of, zones: { ["z".repeat(1000)]: "RUNNING" } }),
    ],
    ["lists in lists without end", packed("[".repeat(1_000_000))],
    ["a bomb", packed(JSON.stringify({ ...state, of, x: "0".repeat(100_000_000) }))],
  ])("%s", (_, version) => {
    expect(refusal(version)).toMatchObject({ code: "COM10001.version", status: 400 });
  });

  test("a version with __proto__ in it changes nothing but itself", () => {
    const version = packed(
      JSON.stringify({ ...state, of }).replace('"zones":{}', '"zones":{"__proto__":"RUNNING"}'),
    );
    refusal(version);
    expect(Reflect.get({}, "status")).toBeUndefined();
  });
});
