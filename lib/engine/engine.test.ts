import { expect, onTestFinished, test } from "vitest";
import type { Database } from "@/lib/store/database";
import { freshDatabase } from "@/lib/testing/database";
import { addTask, statuses, stepOf, taskEnd } from "@/lib/testing/run-dag";
import { startEngine } from "./engine";
import type { Step } from "./step";

async function engineOn(db: Database, steps: readonly Step<unknown, null>[], slots = 8) {
  const engine = await startEngine({
    db,
    world: null,
    steps,
    slots,
    leaseMs: 5000,
    replicaName: "test",
  });
  onTestFinished(() => engine.stop());
  return engine;
}

test("a chain runs in its order and ends SUCCESSFUL", async () => {
  const db = await freshDatabase();
  const ran: string[] = [];
  await engineOn(
    db,
    ["a", "b", "c"].map((id) => stepOf(id, async () => void ran.push(id) as undefined)),
  );
  const id = await addTask(db, { a: [], b: ["a"], c: ["b"] });
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect(ran).toEqual(["a", "b", "c"]);
  expect(await statuses(db, id)).toEqual({ a: "SUCCESSFUL", b: "SUCCESSFUL", c: "SUCCESSFUL" });
});
