import { expect, test } from "vitest";
import { failureOf, operationRig } from "@/lib/testing/operation-rig";

const ALL = ["RUNNING", "RUNNING", "RUNNING"];

test("a server is stopped, started and restarted, each process exactly as often as that", async () => {
  const rig = await operationRig();
  await rig.settled(ALL);
  const service = await rig.run({
    ...{ action: "STOP", scope: "SERVER", serverIds: [2], stopType: "STOP_SERVICE" },
  });
  expect([service.status, failureOf(service)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(["RUNNING", "SERVICE_STOPPED", "RUNNING"]);
  const stop = await rig.run({
    ...{ action: "STOP", scope: "SERVER", serverIds: [2], freezeServer: true },
  });
  expect([stop.status, failureOf(stop)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(["RUNNING", "PROCESS_STOPPED", "RUNNING"]);
  const start = await rig.run({ action: "START", scope: "SERVER", serverIds: [2] });
  expect([start.status, failureOf(start)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(ALL);
  const restart = await rig.run({ action: "RESTART", scope: "SERVER", serverIds: [2] });
  expect([restart.status, failureOf(restart)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(ALL);
  const { starts } = rig.starts(1);
  expect(starts.map(({ alongside }) => alongside)).toEqual([[], [], []]);
});

test("a zone is stopped, started and restarted as a whole", async () => {
  const rig = await operationRig([[{}, {}], [{}], [{}]]);
  const all = [...ALL, "RUNNING"];
  await rig.settled(all);
  const stop = await rig.run({ action: "STOP", scope: "ZONE", zoneName: "zone1" });
  expect([stop.status, failureOf(stop)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(["PROCESS_STOPPED", "PROCESS_STOPPED", "RUNNING", "RUNNING"]);
  expect((await rig.look()).zones.map(({ status }) => status)).toEqual([
    ...["STOPPED", "RUNNING", "RUNNING"],
  ]);
  const start = await rig.run({ action: "START", scope: "ZONE", zoneName: "zone1" });
  expect([start.status, failureOf(start)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(all);
  const restart = await rig.run({ action: "RESTART", scope: "ZONE", zoneName: "zone2" });
  expect([restart.status, failureOf(restart)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(all);
});
