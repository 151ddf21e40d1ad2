import { expect, test } from "vitest";
import { failureOf, operationRig, PATIENCE } from "@/lib/testing/operation-rig";
import { say } from "@/lib/testing/say";
import { startSteadyWriter } from "@/lib/testing/steady-writer";

const SIX = Array.from({ length: 6 }, () => "RUNNING");
const ENOUGH_WRITES = 50;

test("a rolling restart loses no accepted write of a client that writes through any live server", async () => {
  const rig = await operationRig([
    [{}, {}],
    [{}, {}],
    [{}, {}],
  ]);
  await rig.settled(SIX);
  const writer = await startSteadyWriter(rig.fleet.cluster("ob_test"));
  const hasWritten = (count: number) =>
    expect.poll(() => writer.written().accepted.length, PATIENCE).toBeGreaterThanOrEqual(count);
  await hasWritten(ENOUGH_WRITES);

  const before = writer.written().accepted.length;
  const roll = await rig.run({ action: "ROLLING_RESTART", scope: "CLUSTER", serverIds: [] });
  expect([roll.status, failureOf(roll)?.error]).toEqual(["SUCCESSFUL", undefined]);
  const during = writer.written().accepted.length - before;
  await rig.settled(SIX);
  await hasWritten(before + during + ENOUGH_WRITES);

  const { accepted, refused, unknown } = await writer.stop();
  const counts = { accepted: accepted.length, refused: refused.length, unknown: unknown.length };
  say(`rolling restart under writes: ${JSON.stringify({ ...counts, during })}`);
  expect(during).toBeGreaterThan(0);
  expect(await writer.verify()).toEqual({ missing: [], unexpected: [] });
  for (const index of SIX.keys()) {
    const { starts } = rig.starts(index);
    expect(starts.map(({ alongside }) => alongside)).toEqual([[], []]);
  }
});
