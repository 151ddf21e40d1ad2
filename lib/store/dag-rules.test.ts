import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addReplica, outcomeOf } from "@/lib/testing/claims";
import { anyDag, DagModel } from "@/lib/testing/dag-model";
import { freshDatabase } from "@/lib/testing/database";
import { addTask } from "@/lib/testing/run-dag";
import { type ClaimedSubtask, claimSubtasks } from "./claim-subtask";
import type { Database } from "./database";
import { finishSubtasks, type Outcome } from "./finish-subtask";
import { steerSubtask, steerTask } from "./steer";
import { subtask, task } from "./task-tables";

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
      for (const one of await claimSubtasks(db, replica, wanted)) {
        const key = keys.get(one.subtaskId) ?? "";
        owned.set(key, one);
        model.claim(key);
      }
    },
    async finish(chosen: string[], status: Outcome["status"]) {
      const attempts = chosen.flatMap((key) => owned.get(key) ?? []);
      await finishSubtasks(
        db,
        attempts.map((one) => outcomeOf(one, status)),
      );
      model.finish(chosen.map((key) => ({ key, status })));
    },
    async steerTask(what: (typeof TASK_STEERING)[number]) {
      const steered = await steerTask(db, taskId, what, ASKED);
      expect(steered === "done").toBe(model.steerTask(what));
    },
    async steerSubtask(key: string, what: (typeof SUBTASK_STEERING)[number]) {
      const subtaskId = ids.get(key) ?? 0;
      const steered = await steerSubtask(db, { taskId, subtaskId }, what, ASKED);
      expect(steered === "done").toBe(model.steerSubtask(key, what));
    },
    async check() {
      const rows = await db.select().from(subtask).where(eq(subtask.taskId, taskId));
      expect(shapeOf(rows.map((one) => [one.name, one.status, one.operation]))).toEqual(
        shapeOf([...model.nodes].map(([key, one]) => [key, one.status, one.operation])),
      );
      const [row] = await db.select().from(task).where(eq(task.id, taskId));
      expect(row).toMatchObject({
        status: model.task,
        operation: model.operation,
        abandoned: model.abandoned,
        running: model.having("RUNNING", "CANCELING").length,
        successful: model.having("SUCCESSFUL").length,
        failed: model.having("FAILED").length,
      });
      expect(row?.finishTime === null).toBe(model.task === "RUNNING");
    },
  };
}

const shapeOf = (rows: string[][]) => Object.fromEntries(rows.map(([key, ...rest]) => [key, rest]));

const ASKED = { userName: "test", reason: undefined };
const TASK_STEERING = ["RETRY", "ROLLBACK", "ABANDON"] as const;
const SUBTASK_STEERING = ["RETRY", "SKIP", "CANCEL"] as const;

const anyMove = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant("claim" as const) },
    { weight: 8, arbitrary: fc.constant("finish" as const) },
    { weight: 2, arbitrary: fc.constant("task" as const) },
    { weight: 2, arbitrary: fc.constant("subtask" as const) },
  ),
  picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  status: fc.constantFrom<Outcome["status"][]>(
    ...(["SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL", "INTERRUPTED", "FAILED", "FAILED"] as const),
  ),
  taskSteering: fc.constantFrom("RETRY", "ROLLBACK", "RETRY", "ROLLBACK", "ABANDON" as const),
  subtaskSteering: fc.constantFrom(...SUBTASK_STEERING),
});
type Move = typeof anyMove extends fc.Arbitrary<infer One> ? One : never;

async function make(dag: Awaited<ReturnType<typeof underTest>>, move: Move): Promise<void> {
  const { kind, picks, status } = move;
  if (kind === "task") return await dag.steerTask(move.taskSteering);
  const among = {
    claim: dag.model.having("READY"),
    finish: dag.model.having("RUNNING", "CANCELING"),
    subtask: [...dag.model.nodes.keys()],
  }[kind];
  const chosen = [...new Set(picks.flatMap((pick) => among[pick % among.length] ?? []))];
  if (kind === "claim") await dag.claim(chosen);
  else if (kind === "finish") await dag.finish(chosen, status);
  else for (const key of chosen) await dag.steerSubtask(key, move.subtaskSteering);
}

test("any sequence of claims, ends and steering leaves any DAG as the rules say", async () => {
  const db = await freshDatabase();
  const moves = fc.array(anyMove, { minLength: 10, maxLength: 30 });
  const property = fc.asyncProperty(anyDag(9), moves, async (nodes, sequence) => {
    const dag = await underTest(db, nodes);
    for (const move of sequence) {
      await make(dag, move);
      await dag.check();
    }
  });
  await fc.assert(property, { numRuns: 40 });
}, 300_000);
