import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createTask } from "@/lib/store/create-task";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { steerSubtask, steerTask } from "@/lib/store/steer";
import { attempt, subtask, task, taskEvent } from "@/lib/store/task-tables";
import { freshDatabaseUrl } from "@/lib/testing/database";
import { addTask, statuses, stepOf, taskEnd } from "@/lib/testing/run-dag";
import { engineOn } from "@/lib/testing/test-engine";
import { type Step, StepFailure } from "./step";

const ASKED = { userName: "alice", reason: "the disk was full" };

async function running(steps: Step<unknown, null>[]): Promise<Database> {
  const url = await freshDatabaseUrl();
  const db = await openDatabase(url);
  onTestFinished(() => closeDatabase(db));
  await engineOn(url, { world: () => null, steps });
  return db;
}

/** A step that writes down what is done to it, and fails while `ails` names it. */
function traced(id: string, trace: string[], ails: Set<string>): Step<unknown, null> {
  return {
    ...{ id, title: id, timeoutMs: 60_000, input: z.unknown() },
    async run() {
      trace.push(`run ${id}`);
      if (ails.has(id)) throw new StepFailure(`${id} ails`, { hint: "step.timed-out" });
      return undefined;
    },
    async rollback() {
      trace.push(`undo ${id}`);
      if (ails.has(`undo ${id}`)) throw new StepFailure("no", { hint: "step.timed-out" });
      return undefined;
    },
  };
}

const subtaskIdOf = async (db: Database, taskId: number, name: string) => {
  const rows = await db.select().from(subtask).where(eq(subtask.taskId, taskId));
  return rows.find((row) => row.name === name)?.id ?? 0;
};

test("a retried task runs what failed and what waited for it, and nothing else", async () => {
  const trace: string[] = [];
  const ails = new Set(["b"]);
  const db = await running(["a", "b", "c", "d"].map((id) => traced(id, trace, ails)));
  const id = await addTask(db, { a: [], b: ["a"], c: ["b"], d: ["a"] });
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  const before = trace.splice(0);
  ails.clear();
  expect(await steerTask(db, id, "RETRY", ASKED)).toBe("done");
  expect(await taskEnd(db, id)).toMatchObject({ status: "SUCCESSFUL", operation: "RETRY" });
  expect(trace.filter((line) => line !== "run d")).toEqual(["run b", "run c"]);
  expect([...before, ...trace].filter((line) => line === "run d")).toHaveLength(1);
  const runs = await db.select().from(attempt).orderBy(attempt.id);
  expect(runs.filter((one) => one.operation === "RETRY").map((one) => one.runTime)).toEqual([2]);
  const events = await db.select().from(taskEvent).orderBy(taskEvent.id);
  expect(events.map(({ kind, userName, reason }) => [kind, userName, reason])).toEqual([
    ["CREATE", "test", null],
    ["RETRY", "alice", "the disk was full"],
  ]);
});

test("a rollback undoes what was done, each only after everything that relied on it", async () => {
  const trace: string[] = [];
  const db = await running(
    ["a", "b", "c", "d", "e"].map((id) => traced(id, trace, new Set(["d"]))),
  );
  const id = await addTask(db, { a: [], b: ["a"], c: ["a"], d: ["b", "c"], e: ["d"] });
  await taskEnd(db, id);
  trace.splice(0);
  expect(await steerTask(db, id, "ROLLBACK", ASKED)).toBe("done");
  expect(await taskEnd(db, id)).toMatchObject({ status: "SUCCESSFUL", operation: "ROLLBACK" });
  expect(trace).toHaveLength(4);
  expect([trace[0], trace.slice(1, 3).sort(), trace[3]]).toEqual([
    "undo d",
    ["undo b", "undo c"],
    "undo a",
  ]);
  expect(new Set(Object.values(await statuses(db, id)))).toEqual(new Set(["PENDING"]));
  expect(await steerTask(db, id, "RETRY", ASKED)).toBe("state");
});

test("a rollback that fails can be gone on with, or its failed part passed over", async () => {
  const trace: string[] = [];
  const ails = new Set(["c", "undo b"]);
  const db = await running(["a", "b", "c"].map((id) => traced(id, trace, ails)));
  const id = await addTask(db, { a: [], b: ["a"], c: ["b"] });
  await taskEnd(db, id);
  await steerTask(db, id, "ROLLBACK", ASKED);
  expect(await taskEnd(db, id)).toMatchObject({ status: "FAILED", operation: "ROLLBACK" });
  expect(await steerTask(db, id, "RETRY", ASKED)).toBe("state");
  expect(await steerTask(db, id, "ROLLBACK", ASKED)).toBe("done");
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  const path = { taskId: id, subtaskId: await subtaskIdOf(db, id, "b") };
  expect(await steerSubtask(db, path, "RETRY", ASKED)).toBe("state");
  expect(await steerSubtask(db, path, "SKIP", ASKED)).toBe("done");
  expect(await taskEnd(db, id)).toMatchObject({ status: "SUCCESSFUL", operation: "ROLLBACK" });
  expect(trace.at(-1)).toBe("undo a");
});

test("a skipped subtask counts as done, and its step is not asked", async () => {
  const trace: string[] = [];
  const db = await running(["a", "b"].map((id) => traced(id, trace, new Set(["a"]))));
  const id = await addTask(db, { a: [], b: ["a"] });
  await taskEnd(db, id);
  const path = { taskId: id, subtaskId: await subtaskIdOf(db, id, "a") };
  expect(await steerSubtask(db, path, "SKIP", ASKED)).toBe("done");
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect(trace).toEqual(["run a", "run b"]);
  const [a] = await db.select().from(subtask).where(eq(subtask.id, path.subtaskId));
  expect(a).toMatchObject({ status: "SUCCESSFUL", operation: "SKIP" });
});

test("a task that was given up stays as it is, whatever is asked of it", async () => {
  const db = await running([traced("a", [], new Set(["a"]))]);
  const id = await addTask(db, { a: [] });
  await taskEnd(db, id);
  expect(await steerTask(db, id, "ABANDON", ASKED)).toBe("done");
  for (const what of ["RETRY", "ROLLBACK", "ABANDON"] as const)
    expect(await steerTask(db, id, what, ASKED)).toBe("abandoned");
  const path = { taskId: id, subtaskId: await subtaskIdOf(db, id, "a") };
  expect(await steerSubtask(db, path, "SKIP", ASKED)).toBe("abandoned");
  const [row] = await db.select().from(task).where(eq(task.id, id));
  expect(row).toMatchObject({ status: "FAILED", abandoned: true });
});

test("a task takes its locks again for a retry, and is refused while another has them", async () => {
  const ails = new Set(["a"]);
  const db = await running([traced("a", [], ails), stepOf("wait", () => new Promise(() => {}))]);
  const id = await addTask(db, { a: [] }, { locks: ["server:1", "server:2"] });
  await taskEnd(db, id);
  const other = await addTask(db, { wait: [] }, { locks: ["server:2"] });
  await expect(steerTask(db, id, "RETRY", ASKED)).rejects.toMatchObject({
    object: "server:2",
    taskId: other,
  });
  expect(await statuses(db, id)).toEqual({ a: "FAILED" });
  await db.update(task).set({ status: "SUCCESSFUL" }).where(eq(task.id, other));
  ails.clear();
  expect(await steerTask(db, id, "RETRY", ASKED)).toBe("done");
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
});

test("a failure that may pass is tried again by itself, as often as its step says", async () => {
  let runs = 0;
  const autoRetry = { times: 2, firstPauseMs: 50, longestPauseMs: 100 };
  const step: Step<unknown, null> = {
    ...stepOf("a", async () => {
      runs += 1;
      throw new StepFailure("busy", { hint: "step.timed-out", retryable: true });
    }),
    autoRetry,
  };
  const final = stepOf("b", async () => {
    throw new StepFailure("no", { hint: "step.timed-out" });
  });
  const db = await running([step, { ...final, autoRetry }]);
  const id = await addTask(db, { a: [] });
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  expect(runs).toBe(3);
  const attempts = await db.select().from(attempt).orderBy(attempt.id);
  expect(attempts.map((one) => [one.operation, one.status])).toEqual([
    ["EXECUTE", "FAILED"],
    ["RETRY", "FAILED"],
    ["RETRY", "FAILED"],
  ]);
  const once = await addTask(db, { b: [] });
  expect((await taskEnd(db, once)).status).toBe("FAILED");
  expect(await db.$count(attempt)).toBe(4);
});

test("what a step leaves about its server is told to that server's steps alone", async () => {
  const told: string[] = [];
  const db = await running([
    stepOf("leave", async ({ input }) => ({ pid: String(Reflect.get(Object(input), "pid")) })),
    stepOf("find", async ({ context, factsOf }) => {
      told.push(`${context.pid} ${(await factsOf(2)).pid}`);
      return undefined;
    }),
  ]);
  const of = (key: string, serverId: number, upstreams: string[]) => ({
    ...{ key, stepId: key.split(":")[0] ?? "", name: key, input: { pid: serverId * 10 } },
    ...{ timeoutMs: 60_000, serverId, upstreams },
  });
  const id = await createTask(db, {
    ...{ name: "t", clusterName: "", obClusterId: 0, creator: { id: 1, name: "test" } },
    subtasks: [of("leave:1", 1, []), of("leave:2", 2, ["leave:1"]), of("find:1", 1, ["leave:2"])],
  });
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect(told).toEqual(["10 20"]);
});
