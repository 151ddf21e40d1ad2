import { expect, test } from "vitest";
import { setFault } from "@/lib/simulator/fault";
import { steerTask } from "@/lib/store/steer";
import { failureOf, operationRig } from "@/lib/testing/operation-rig";

const ALL = ["RUNNING", "RUNNING", "RUNNING"];
const ASKED = { userName: "admin", reason: undefined };

test("a restart that failed half way is rolled back, and the server runs as it did before", async () => {
  const rig = await operationRig();
  await rig.settled(ALL);
  setFault(rig.fleet.home("ob_test", 1), { kind: "exits-at-once" });
  const failed = await rig.run({ action: "RESTART", scope: "SERVER", serverIds: [2] });
  expect(failed.status).toBe("FAILED");
  expect(failureOf(failed)?.stepId).toBe("start-observer-process");
  setFault(rig.fleet.home("ob_test", 1), undefined);
  expect(await steerTask(rig.db, failed.id, "ROLLBACK", ASKED)).toBe("done");
  const undone = await rig.ended(failed.id);
  expect([undone.status, undone.operation, failureOf(undone)?.error]).toEqual([
    ...["SUCCESSFUL", "ROLLBACK", undefined],
  ]);
  await rig.settled(ALL);
  expect(rig.starts(1).starts).toHaveLength(2);
});

test("a retry that comes when the cluster can no longer do without the server is refused by its own step", async () => {
  const rig = await operationRig();
  await rig.settled(ALL);
  setFault(rig.fleet.home("ob_test", 1), { kind: "stop-refused" });
  const failed = await rig.run({ action: "STOP", scope: "SERVER", serverIds: [2] });
  expect(failureOf(failed)?.stepId).toBe("stop-server");
  setFault(rig.fleet.home("ob_test", 1), undefined);
  rig.kill(2);
  await rig.settled(["RUNNING", "RUNNING", "PROCESS_STOPPED"]);
  expect(await steerTask(rig.db, failed.id, "RETRY", ASKED)).toBe("done");
  const again = await rig.ended(failed.id);
  expect(again.status).toBe("FAILED");
  await rig.settled(["RUNNING", "RUNNING", "PROCESS_STOPPED"]);
  expect(rig.starts(1).starts).toHaveLength(1);
});

test("an observer that does not end when asked to is ended by force", async () => {
  const rig = await operationRig([[{}], [{ fault: { kind: "will-not-end" } }], [{}]]);
  await rig.settled(ALL);
  const stop = await rig.run({ action: "STOP", scope: "SERVER", serverIds: [2] });
  expect([stop.status, failureOf(stop)?.error]).toEqual(["SUCCESSFUL", undefined]);
  await rig.settled(["RUNNING", "PROCESS_STOPPED", "RUNNING"]);
  expect(await rig.logOf(stop.id)).toContain("sending SIGKILL");
});
