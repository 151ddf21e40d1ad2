import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addServer } from "@/lib/testing/add-server";
import { freshDatabase } from "@/lib/testing/database";
import { addTask, statuses } from "@/lib/testing/run-dag";
import { ServerHeld } from "./create-task";
import { task } from "./schema";

test("subtasks without upstreams are READY and the engine is told of them", async () => {
  const db = await freshDatabase();
  const id = await addTask(db, { a: [], b: [], c: ["a", "b"] });
  expect(await statuses(db, id)).toEqual({ a: "READY", b: "READY", c: "PENDING" });
  const hints = await db.$client.query("select from graphile_worker.jobs where key ~ '^subtask:'");
  expect(hints.rowCount).toBe(2);
});

test("a server is held by one running task, and free when that has ended", async () => {
  const db = await freshDatabase();
  const { serverId } = await addServer(db);
  const first = await addTask(db, { a: [] }, { serverId });
  const second = addTask(db, { a: [] }, { serverId });
  await expect(second).rejects.toThrowError(ServerHeld);
  await expect(second).rejects.toMatchObject({ serverId, taskId: first });
  await db.update(task).set({ status: "FAILED" }).where(eq(task.id, first));
  expect(await addTask(db, { a: [] }, { serverId })).toBeGreaterThan(first);
});

test("of twenty tasks made at once for one server, one is made", async () => {
  const db = await freshDatabase();
  const { serverId } = await addServer(db);
  const tries = Array.from({ length: 20 }, () => addTask(db, { a: [] }, { serverId }));
  const results = await Promise.allSettled(tries);
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of results)
    if (one.status === "rejected") expect(one.reason).toBeInstanceOf(ServerHeld);
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
