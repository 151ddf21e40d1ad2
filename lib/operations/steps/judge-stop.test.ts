import { expect, test } from "vitest";
import type { LogStream } from "@/lib/contract/log-stream";
import { judgeStop, type LivingCluster } from "./judge-stop";

const stream = (late: readonly string[] = []): LogStream => ({
  ...{ tenantId: 1002, tenantName: "app", logStreamId: 1001, replicaCount: 3 },
  members: ["a", "b", "c"].map((server) => ({
    ...{ server, inSync: !late.includes(server), isLeader: server === "a" },
  })),
});
const cluster = (more: Partial<LivingCluster> = {}): LivingCluster => ({
  servers: ["a", "b", "c"].map((name) => ({
    ...{ name, zone: `zone-${name}`, status: "ACTIVE", stopTimeUs: undefined },
  })),
  zones: ["a", "b", "c"].map((name) => ({ name: `zone-${name}`, status: "ACTIVE" })),
  streams: [stream()],
  ...more,
});
const without = (name: string, more: object): LivingCluster["servers"] =>
  cluster().servers.map((one) => (one.name === name ? { ...one, ...more } : one));

test("one of three may go down while the other two are in sync", () => {
  expect(judgeStop(cluster(), new Set(["a"]), false)).toBeUndefined();
});

test("nobody may go down while something of another zone is stopped, with force neither", () => {
  const stopped = cluster({ servers: without("b", { stopTimeUs: 7 }) });
  const zone = cluster({ zones: [{ name: "zone-b", status: "INACTIVE" }] });
  for (const one of [stopped, zone])
    for (const force of [false, true])
      expect(judgeStop(one, new Set(["a"]), force)).toMatchObject({ kind: "other-zone" });
  expect(judgeStop(zone, new Set(["b"]), false)).toBeUndefined();
});

test("a majority that would be lost is named with its tenant, stream and zone, and force does not pass it", () => {
  const dead = cluster({ servers: without("b", { status: "INACTIVE" }) });
  for (const force of [false, true]) {
    const objection = judgeStop(dead, new Set(["a"]), force);
    expect(objection).toMatchObject({ kind: "majority" });
    expect(objection?.message).toMatch(/stream 1001 of tenant app.* 1 of 3 .*zone-a/);
  }
  expect(judgeStop(cluster(), new Set(["a", "b"]), true)).toMatchObject({ kind: "majority" });
  expect(judgeStop(cluster({ streams: [stream(["b"])] }), new Set(["a"]), true)).toMatchObject({
    kind: "majority",
  });
});

test("nobody may go down while no log stream is reported", () => {
  const silent = cluster({ streams: [] });
  expect(judgeStop(silent, new Set(["a"]), true)).toMatchObject({ kind: "majority" });
});

test("a log that is behind on a server that stays is waited for, and passed over with force", () => {
  const five: LogStream = { ...stream(["e"]), replicaCount: 5 };
  const members = ["a", "b", "c", "d", "e"];
  const wide = cluster({
    servers: members.map((name) => ({
      ...{ name, zone: `zone-${name}`, status: "ACTIVE", stopTimeUs: undefined },
    })),
    streams: [
      {
        ...five,
        members: members.map((server) => ({
          ...{ server, inSync: server !== "e", isLeader: false },
        })),
      },
    ],
  });
  expect(judgeStop(wide, new Set(["a"]), false)).toMatchObject({
    kind: "log-lag",
    message: expect.stringContaining("on e"),
  });
  expect(judgeStop(wide, new Set(["a"]), true)).toBeUndefined();
  expect(judgeStop(wide, new Set(["e"]), false)).toBeUndefined();
});
