import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database";
import { addTask, statuses } from "@/lib/testing/run-dag";
import { ObjectHeld } from "./task-locks";
import { task } from "./task-tables";

test("subtasks without upstreams are READY and the engine is told of them", async () => {
  const db = await freshDatabase();
  const id = await addTask(db, { a: [], b: [], c: ["a", "b"] });
  expect(await statuses(db, id)).toEqual({ a: "READY", b: "READY", c: "PENDING" });
  const hints = await db.$client.query("select from graphile_worker.jobs where key ~ '^subtask:'");
  expect(hints.rowCount).toBe(2);
});

test("an object is held by one running task, and free when that has ended", async () => {
  const db = await freshDatabase();
  const first = await addTask(db, { a: [] }, { locks: ["server:1", "server:2"] });
  const second = addTask(db, { a: [] }, { locks: ["server:2", "server:3"] });
  await expect(second).rejects.toThrowError(ObjectHeld);
  await expect(second).rejects.toMatchObject({ object: "server:2", taskId: first });
  expect(await addTask(db, { a: [] }, { locks: ["server:3"] })).toBeGreaterThan(first);
  await db.update(task).set({ status: "FAILED" }).where(eq(task.id, first));
  expect(await addTask(db, { a: [] }, { locks: ["server:1"] })).toBeGreaterThan(first);
});

test("of twenty tasks made at once for servers that overlap, one is made", async () => {
  const db = await freshDatabase();
  const tries = Array.from({ length: 20 }, (_, index) =>
    addTask(db, { a: [] }, { locks: [`server:${index + 2}`, "server:1", `zone:${50 - index}`] }),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of results)
    if (one.status === "rejected") expect(one.reason).toBeInstanceOf(ObjectHeld);
});

test("a task made in a transaction that fails was never there", async () => {
  const db = await freshDatabase();
  const work = db.transaction(async (tx) => {
    await addTask(tx, { a: [] });
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(await db.$count(task)).toBe(0);
  expect((await db.$client.query("select from graphile_worker.jobs")).rowCount).toBe(0);
});

test("subtasks that wait for each other make no task", async () => {
  const db = await freshDatabase();
  await expect(addTask(db, { a: [], b: ["c"], c: ["b"] })).rejects.toThrow("wait for each other");
  expect(await db.$count(task)).toBe(0);
});
