import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addReplica, outcomeOf } from "@/lib/testing/claims";
import { anyDag, DagModel } from "@/lib/testing/dag-model";
import { freshDatabase } from "@/lib/testing/database";
import { addTask, statuses } from "@/lib/testing/run-dag";
import { type ClaimedSubtask, claimSubtasks } from "./claim-subtask";
import type { Database } from "./database";
import { finishSubtasks, type Outcome } from "./finish-subtask";
import { subtask, task } from "./schema";

/** A task in the database beside what it must look like. */
async function underTest(db: Database, nodes: Record<string, string[]>) {
  const taskId = await addTask(db, nodes);
  const replica = await addReplica(db);
  const rows = await db.select().from(subtask).where(eq(subtask.taskId, taskId));
  const ids = new Map(rows.map((row) => [row.name, row.id]));
  const keys = new Map(rows.map((row) => [row.id, row.name]));
  const model = new DagModel(nodes);
  const owned = new Map<string, ClaimedSubtask>();
  return {
    model,
    async claim(chosen: string[]) {
      const wanted = chosen.flatMap((key) => ids.get(key) ?? []);
      for (const one of await claimSubtasks(db, replica, wanted))
        owned.set(keys.get(one.subtaskId) ?? "", one);
      for (const key of chosen) model.status.set(key, "RUNNING");
    },
    async finish(chosen: string[], status: Outcome["status"]) {
      const attempts = chosen.flatMap((key) => owned.get(key) ?? []);
      await finishSubtasks(
        db,
        attempts.map((one) => outcomeOf(one, status)),
      );
      model.finish(chosen.map((key) => ({ key, status })));
    },
    async check() {
      expect(await statuses(db, taskId)).toEqual(Object.fromEntries(model.status));
      const [row] = await db.select().from(task).where(eq(task.id, taskId));
      expect(row).toMatchObject({
        status: model.task,
        running: model.having("RUNNING").length,
        successful: model.having("SUCCESSFUL").length,
        failed: model.having("FAILED").length,
      });
    },
  };
}

const anyMove = fc.record({
  claims: fc.boolean(),
  picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  status: fc.constantFrom<Outcome["status"][]>(
    ...(["SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL", "INTERRUPTED", "FAILED"] as const),
  ),
});

test("any sequence of claims and ends leaves any DAG as the rules say", async () => {
  const db = await freshDatabase();
  const moves = fc.array(anyMove, { maxLength: 25 });
  const property = fc.asyncProperty(anyDag(9), moves, async (nodes, sequence) => {
    const dag = await underTest(db, nodes);
    for (const { claims, picks, status } of sequence) {
      const from = dag.model.having(claims ? "READY" : "RUNNING");
      const chosen = [...new Set(picks.flatMap((pick) => from[pick % from.length] ?? []))];
      if (claims) await dag.claim(chosen);
      else await dag.finish(chosen, status);
      await dag.check();
    }
  });
  await fc.assert(property, { numRuns: 40 });
}, 120_000);
