import { expect, test } from "vitest";
import type { ClusterState, ServerState } from "../cluster-state";
import type { LedStream } from "../elect";
import { isSys, logStreamsOf } from "../log-streams";
import type { Stop } from "./alter-system";
import { checkStop } from "./check-stop";
import { SqlError } from "./sql-error";

const ZONES = ["zone1", "zone2", "zone3"];

/** A cluster of three zones with two servers each; `change` says what is wrong with some, by ID. */
function clusterWith(change: Record<number, Partial<ServerState>> = {}) {
  const zones = ZONES.map((name) => ({
    ...{ name, status: "ACTIVE" as const, idc: "", region: "", modifyTimeUs: 0 },
  }));
  const servers = Array.from(
    { length: 6 },
    (_, index): ServerState => ({
      ...{ id: index + 1, zone: ZONES[index >> 1] ?? "", ip: `127.0.0.${index + 1}` },
      ...{ rpcPort: 2882, sqlPort: 2881, home: `home${index + 1}`, modifyTimeUs: 0 },
      ...{ alive: true, serving: true, answers: true, keepsUp: true, stopped: false },
      ...{ stopTimeUs: null, startServiceTimeUs: 1, lastHeartbeatMs: 1 },
      ...change[index + 1],
    }),
  );
  const streams = logStreamsOf(zones, servers);
  const state: ClusterState = { zones, servers, streams, zonesUp: ZONES, hasMajority: true };
  const led = streams.map((stream): LedStream => {
    const leader = stream.members.find(({ answers }) => answers);
    const inSync = stream.members.filter(({ keepsUp }) => keepsUp);
    return { ...stream, leaderId: leader?.id, leader, term: 1, inSync };
  });
  return { state, led };
}

/** What the cluster says to a stop of servers: `"ok"`, or the number and text of its refusal. */
function stop({ state, led }: ReturnType<typeof clusterWith>, how: Stop, ...ids: number[]) {
  const targets = state.servers.filter(({ id }) => ids.includes(id));
  const zone = targets[0]?.zone ?? "";
  try {
    checkStop("/nowhere", state, led, { how, what: "SERVER", zone, targets });
    return "ok";
  } catch (error) {
    if (error instanceof SqlError) return `${error.errno} ${error.message}`;
    throw error;
  }
}

const dead = { alive: false, serving: false, answers: false, keepsUp: false };
const stopped = { stopTimeUs: 1, stopped: true };

test("while everything serves a server and a whole zone may be stopped", () => {
  expect(stop(clusterWith(), "STOP", 1)).toBe("ok");
  expect(stop(clusterWith(), "STOP", 1, 2)).toBe("ok");
});

test("beside another stopped zone nothing may be stopped, however", () => {
  for (const how of ["STOP", "FORCE STOP", "ISOLATE"] as const)
    expect(stop(clusterWith({ 3: stopped }), how, 1)).toMatch(/^4660 /);
  expect(stop(clusterWith({ 2: stopped }), "STOP", 1)).toBe("ok");
});

test("a stop that a stream would lose its majority by is refused by its name, forced or not", () => {
  const cluster = clusterWith({ 3: dead });
  expect(stop(cluster, "STOP", 1)).toMatch(
    /^4179 Tenant sys\(1\) LS\(1\) has no majority after it: 1 of 3/,
  );
  expect(stop(cluster, "FORCE STOP", 1)).toMatch(/^4179 .*has no majority/);
  expect(stop(cluster, "ISOLATE", 1)).toBe("ok");
});

test("a dead server counts only for the streams that it carries", () => {
  expect(stop(clusterWith({ 3: dead }), "STOP", 2)).toBe("ok");
  expect(stop(clusterWith({ 4: dead }), "STOP", 2)).toMatch(/Tenant app\(1002\) LS\(1002\)/);
});

test("a remaining member out of sync refuses a stop, and FORCE STOP passes over it", () => {
  const cluster = clusterWith({ 5: { keepsUp: false } });
  expect(stop(cluster, "STOP", 1)).toMatch(/^4179 .*not in sync on 127\.0\.0\.5:2882/);
  expect(stop(cluster, "FORCE STOP", 1)).toBe("ok");
  expect(stop(cluster, "STOP", 5)).toBe("ok");
});

test("the last server is not even isolated", () => {
  const others = Object.fromEntries([2, 3, 4, 5, 6].map((id) => [id, dead]));
  expect(stop(clusterWith(others), "ISOLATE", 1)).toMatch(/^4179 .*no server would be left/);
});

test("the sys stream is on the first server of every zone", () => {
  const members = clusterWith().state.streams.find(isSys)?.members ?? [];
  expect(members.map(({ id }) => id)).toEqual([1, 3, 5]);
});
