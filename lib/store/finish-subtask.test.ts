import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addReplica, claimOne, outcomeOf } from "@/lib/testing/claims";
import { freshDatabase } from "@/lib/testing/database";
import { addTask, factsOf, statuses } from "@/lib/testing/run-dag";
import { appendLog } from "./append-log";
import { claimSubtasks } from "./claim-subtask";
import type { Database } from "./database";
import { FenceLost } from "./fence-lost";
import { finishSubtasks } from "./finish-subtask";
import { rememberFacts, showProgress } from "./remember";
import { steerSubtask } from "./steer";
import { takeOverReplica } from "./take-over";
import { attempt, subtask, task } from "./task-tables";

async function subtasksOf(db: Database, taskId: number): Promise<Map<string, number>> {
  const rows = await db.select().from(subtask).where(eq(subtask.taskId, taskId));
  return new Map(rows.map((row) => [row.name, row.id]));
}

const taskOf = async (db: Database, id: number) =>
  (await db.select().from(task).where(eq(task.id, id)))[0];

async function started(db: Database, nodes: Record<string, string[]>) {
  const taskId = await addTask(db, nodes);
  const replica = await addReplica(db);
  const ids = await subtasksOf(db, taskId);
  const claim = (key: string) => claimOne(db, replica, ids.get(key) ?? 0);
  return { taskId, replica, ids, claim };
}

const ASKED = { userName: "test", reason: undefined };

test("a subtask is promoted by the last of its upstreams, not before", async () => {
  const db = await freshDatabase();
  const { taskId, claim } = await started(db, { a: [], b: [], c: ["a", "b"] });
  const [a, b] = [await claim("a"), await claim("b")];
  await finishSubtasks(db, [outcomeOf(a, "SUCCESSFUL")]);
  expect(await statuses(db, taskId)).toEqual({ a: "SUCCESSFUL", b: "RUNNING", c: "PENDING" });
  await finishSubtasks(db, [outcomeOf(b, "SUCCESSFUL")]);
  expect(await statuses(db, taskId)).toMatchObject({ b: "SUCCESSFUL", c: "READY" });
});

test("two upstreams that end at the same time promote what waits for both", async () => {
  const db = await freshDatabase();
  for (let round = 0; round < 10; round += 1) {
    const { taskId, claim } = await started(db, { a: [], b: [], c: ["a", "b"] });
    const both = [await claim("a"), await claim("b")];
    await Promise.all(both.map((one) => finishSubtasks(db, [outcomeOf(one, "SUCCESSFUL")])));
    expect(await statuses(db, taskId)).toMatchObject({ c: "READY" });
  }
});

test("after a failure running siblings end, READY ones wait again, and then the task is FAILED", async () => {
  const db = await freshDatabase();
  const nodes = { a: [], b: [], c: [], d: ["b"] };
  const { taskId, replica, ids, claim } = await started(db, nodes);
  const [a, b] = [await claim("a"), await claim("b")];
  await finishSubtasks(db, [outcomeOf(a, "FAILED")]);
  expect(await statuses(db, taskId)).toEqual({
    ...{ a: "FAILED", b: "RUNNING", c: "PENDING", d: "PENDING" },
  });
  expect(await taskOf(db, taskId)).toMatchObject({ status: "RUNNING", finishTime: null });
  expect(await claimSubtasks(db, replica, [...ids.values()])).toEqual([]);
  await finishSubtasks(db, [outcomeOf(b, "SUCCESSFUL")]);
  expect(await statuses(db, taskId)).toMatchObject({ b: "SUCCESSFUL", d: "PENDING" });
  const end = await taskOf(db, taskId);
  expect(end).toMatchObject({ status: "FAILED", failed: 1, successful: 1, running: 0 });
  expect(end?.finishTime).toBeInstanceOf(Date);
});

test("an interrupted subtask of a task that failed meanwhile runs to its end first", async () => {
  const db = await freshDatabase();
  const { taskId, claim } = await started(db, { a: [], b: [] });
  const [a, b] = [await claim("a"), await claim("b")];
  await finishSubtasks(db, [outcomeOf(a, "FAILED")]);
  await finishSubtasks(db, [outcomeOf(b, "INTERRUPTED")]);
  expect(await statuses(db, taskId)).toEqual({ a: "FAILED", b: "READY" });
  expect(await taskOf(db, taskId)).toMatchObject({ status: "RUNNING", running: 0 });
  await finishSubtasks(db, [outcomeOf(await claim("b"), "SUCCESSFUL")]);
  expect(await taskOf(db, taskId)).toMatchObject({ status: "FAILED", running: 0 });
});

test("an attempt that lost its subtask can write nothing", async () => {
  const db = await freshDatabase();
  const { taskId, replica, claim } = await started(db, { a: [], b: ["a"] });
  const late = await claim("a");
  expect(await takeOverReplica(db, replica.id, [outcomeOf(late, "INTERRUPTED")])).toEqual([
    late.attemptId,
  ]);
  const again = await claimOne(db, await addReplica(db, "other"), late.subtaskId);
  expect(again.attemptId).toBeGreaterThan(late.attemptId);

  await expect(appendLog(db, late, "late\n")).rejects.toThrowError(FenceLost);
  await expect(rememberFacts(db, late, { late: "yes" })).rejects.toThrowError(FenceLost);
  await expect(showProgress(db, late, "late")).rejects.toThrowError(FenceLost);
  expect(await finishSubtasks(db, [outcomeOf(late, "SUCCESSFUL")])).toEqual(new Set());

  expect(await statuses(db, taskId)).toEqual({ a: "RUNNING", b: "PENDING" });
  expect(await factsOf(db, taskId)).toEqual({});
  await finishSubtasks(db, [outcomeOf(again, "SUCCESSFUL")]);
  await expect(appendLog(db, again, "after its end\n")).rejects.toThrowError(FenceLost);
  const attempts = await db.select().from(attempt).orderBy(attempt.id);
  expect(attempts.map((one) => one.status)).toEqual(["INTERRUPTED", "SUCCESSFUL"]);
});

test("a replica that was ended claims nothing more", async () => {
  const db = await freshDatabase();
  const { replica, ids } = await started(db, { a: [] });
  await takeOverReplica(db, replica.id, []);
  expect(await claimSubtasks(db, replica, [...ids.values()])).toEqual([]);
});

test("of several that take over one replica, one does it", async () => {
  const db = await freshDatabase();
  const { taskId, replica, claim } = await started(db, { a: [] });
  const outcome = outcomeOf(await claim("a"), "INTERRUPTED");
  const takers = Array.from({ length: 8 }, () => takeOverReplica(db, replica.id, [outcome]));
  const ended = (await Promise.all(takers)).flatMap((one) => one ?? []);
  expect(ended).toEqual([outcome.attemptId]);
  expect(await statuses(db, taskId)).toEqual({ a: "READY" });
  expect(await db.$count(attempt)).toBe(1);
});

test("a canceled subtask ends FAILED, whatever its step made of it", async () => {
  const db = await freshDatabase();
  const { taskId, ids, claim } = await started(db, { a: [], b: ["a"] });
  const a = await claim("a");
  const cancel = () => steerSubtask(db, { taskId, subtaskId: ids.get("a") ?? 0 }, "CANCEL", ASKED);
  expect(await cancel()).toBe("done");
  expect(await cancel()).toBe("state");
  expect(await statuses(db, taskId)).toEqual({ a: "CANCELING", b: "PENDING" });
  await finishSubtasks(db, [outcomeOf(a, "SUCCESSFUL")]);
  const [row] = await db.select().from(subtask).where(eq(subtask.id, a.subtaskId));
  expect(row).toMatchObject({ status: "FAILED", operation: "CANCEL" });
  expect(await taskOf(db, taskId)).toMatchObject({ status: "FAILED" });
});

test("facts are kept at the end and before it", async () => {
  const db = await freshDatabase();
  const { taskId, claim } = await started(db, { a: [], b: [] });
  const [a, b] = [await claim("a"), await claim("b")];
  await rememberFacts(db, a, { pid: "7", note: "nul\0 is dropped" });
  const outcomes = [outcomeOf(a, "SUCCESSFUL"), outcomeOf(b, "SUCCESSFUL")];
  await finishSubtasks(
    db,
    outcomes.map((one, index) => ({ ...one, facts: { [`end${index}`]: "1" } })),
  );
  expect(await factsOf(db, taskId)).toEqual({
    ...{ pid: "7", note: "nul is dropped", end0: "1", end1: "1" },
  });
});

test("every change gives the task a higher revision, and the changed subtasks that one", async () => {
  const db = await freshDatabase();
  const { taskId, claim } = await started(db, { a: [], b: ["a"], c: [] });
  const revs = async () => {
    const rows = await db.select().from(subtask).where(eq(subtask.taskId, taskId));
    const known = Object.fromEntries(rows.map((row) => [row.name, row.rev]));
    return { task: (await taskOf(db, taskId))?.rev, ...known };
  };
  expect(await revs()).toEqual({ task: 1, a: 1, b: 1, c: 1 });
  const a = await claim("a");
  expect(await revs()).toEqual({ task: 2, a: 2, b: 1, c: 1 });
  await showProgress(db, a, "half");
  expect(await revs()).toEqual({ task: 3, a: 3, b: 1, c: 1 });
  await finishSubtasks(db, [outcomeOf(a, "SUCCESSFUL")]);
  expect(await revs()).toEqual({ task: 4, a: 4, b: 4, c: 1 });
});
