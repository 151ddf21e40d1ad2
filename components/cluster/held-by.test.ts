import { expect, it } from "vitest";
import { heldBy } from "./held-by";

const holder = (id: number) => ({
  id,
  name: "Stop OB zone",
  creatorName: "admin",
  successful: 0,
  total: 5,
  startTime: "2026-01-02T03:04:05+08:00",
});
const zone = (name: string, task?: number, serverTask = task) => ({
  name,
  ...(task ? { task: holder(task) } : {}),
  servers: [{ ip: "::1", port: 2882, ...(serverTask ? { task: holder(serverTask) } : {}) }],
});

it("names the zone that a task holds, not each of its servers", () => {
  expect(heldBy(7, [zone("zone1", 7), zone("zone2")])).toEqual(["zone1"]);
});

it("names the servers of a task that holds no whole zone", () => {
  expect(heldBy(7, [zone("zone1", undefined, 7), zone("zone2", 8)])).toEqual(["[::1]:2882"]);
});

it("names nothing beside a task that holds all of the cluster", () => {
  expect(heldBy(7, [zone("zone1", 7), zone("zone2", 7)])).toEqual([]);
});
