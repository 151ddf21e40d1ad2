import { expect, test } from "vitest";
import { setFault } from "@/lib/simulator/fault";
import { failureOf, operationRig, PATIENCE } from "@/lib/testing/operation-rig";

const ALL = ["RUNNING", "RUNNING", "RUNNING"];
const DOWN = ["PROCESS_STOPPED", "PROCESS_STOPPED", "PROCESS_STOPPED"];

test("a whole cluster is stopped and started, and says while it waits how much of it is up", async () => {
  const rig = await operationRig();
  await rig.settled(ALL);
  const stop = await rig.run({ action: "STOP", scope: "CLUSTER" });
  expect([stop.status, failureOf(stop)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(DOWN);
  expect((await rig.look()).status).toBe("STOPPED");

  const slow = [1, 2].map((index) => rig.fleet.home("ob_test", index));
  for (const home of slow) setFault(home, { kind: "slow-boot", factor: 10_000 });
  const id = await rig.ask({ action: "START", scope: "CLUSTER" });
  const said = "0 of 3 servers active; waiting for majority: 1 of 3 zones up";
  await expect.poll(() => rig.logOf(id), PATIENCE).toContain(said);
  for (const home of slow) setFault(home, undefined);
  const start = await rig.ended(id);
  expect([start.status, failureOf(start)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(ALL);
  expect((await rig.look()).status).toBe("RUNNING");
});

test("a rolling restart takes one zone after the other, each server once, and never two at a time", async () => {
  const rig = await operationRig();
  await rig.settled(ALL);
  const { status, subtasks, ...task } = await rig.run({
    ...{ action: "ROLLING_RESTART", scope: "CLUSTER", freezeServer: true },
  });
  expect([status, failureOf({ status, subtasks, ...task })?.error]).toEqual([
    ...["SUCCESSFUL", undefined],
  ]);
  await rig.settled(ALL);
  const downtimes = [0, 1, 2]
    .map((index) => {
      const { starts } = rig.starts(index);
      expect(starts).toHaveLength(2);
      return { from: Number(starts[0]?.endMs), to: Number(starts[1]?.beginMs) };
    })
    .sort((a, b) => a.from - b.from);
  for (const [index, { from }] of downtimes.entries())
    if (index > 0) expect(from).toBeGreaterThan(downtimes[index - 1]?.to ?? 0);
});

test("a restart of the whole cluster at once brings every server up again", async () => {
  const rig = await operationRig();
  await rig.settled(ALL);
  const restart = await rig.run({ action: "RESTART", scope: "CLUSTER" });
  expect([restart.status, failureOf(restart)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(ALL);
  for (const index of [0, 1, 2]) expect(rig.starts(index).starts).toHaveLength(2);
});
