import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { replica } from "@/lib/store/console-tables";
import { createTask } from "@/lib/store/create-task";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { steerSubtask } from "@/lib/store/steer";
import { log, subtask } from "@/lib/store/task-tables";
import { freshDatabaseUrl } from "@/lib/testing/database";
import { addTask, factsOf, statuses, stepOf, taskEnd } from "@/lib/testing/run-dag";
import { engineOn } from "@/lib/testing/test-engine";
import { type Step, StepFailure } from "./step";

async function running(steps: Step<unknown, null>[], slots = 8) {
  const url = await freshDatabaseUrl();
  const db = await openDatabase(url);
  onTestFinished(() => closeDatabase(db));
  const engine = await engineOn(url, { world: () => null, steps, slots });
  const only = async (taskId: number) => {
    const [row] = await db
      .select()
      .from(subtask)
      .where(eq(subtask.taskId, taskId))
      .orderBy(subtask.id);
    if (!row) throw new Error("The task has no subtask");
    return row;
  };
  return { url, db, engine, only };
}

const nothing = async () => undefined;
const untilAborted = ({ signal }: { signal: AbortSignal }) =>
  new Promise<undefined>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

test("a chain runs in its order, and later steps find what earlier ones left", async () => {
  const ran: string[] = [];
  const { db } = await running([
    stepOf("a", async ({ context }) => {
      ran.push(`a${context.given}`);
      return { found: "7" };
    }),
    stepOf("b", async ({ context }) => {
      ran.push(`b${context.found}`);
      return undefined;
    }),
  ]);
  const id = await addTask(db, { a: [], b: ["a"] }, { facts: { given: "5" } });
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect(await factsOf(db, id)).toEqual({ given: "5", found: "7" });
  expect(ran).toEqual(["a5", "b7"]);
  expect(await statuses(db, id)).toEqual({ a: "SUCCESSFUL", b: "SUCCESSFUL" });
});

test("a step that fails for a reason it knows says so with its hint", async () => {
  const { db, only } = await running([
    stepOf("a", async () => {
      throw new StepFailure("Port 2881 is taken", {
        ...{ hint: "host.port-taken", errno: 98, tail: ["bind failed"] },
      });
    }),
  ]);
  const id = await addTask(db, { a: [], "b:1": ["a"] });
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  expect(await statuses(db, id)).toEqual({ a: "FAILED", "b:1": "PENDING" });
  expect((await only(id)).error).toEqual({
    message: "Port 2881 is taken",
    hintKey: "host.port-taken",
    errno: 98,
    retryable: false,
    tail: ["bind failed"],
  });
});

test("a step that throws anything else counts as a bug, and its stack is not shown", async () => {
  const { db, only } = await running([
    stepOf("a", async () => {
      throw new TypeError("x is not a function");
    }),
  ]);
  const id = await addTask(db, { a: [] });
  await taskEnd(db, id);
  const { error } = await only(id);
  expect(error).toEqual({ message: "x is not a function", hintKey: "step.bug", retryable: false });
});

test("a step that this console does not know fails and says so", async () => {
  const { db, only } = await running([stepOf("a", nothing)]);
  const id = await addTask(db, { unheard: [] });
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  expect((await only(id)).error?.message).toContain("unheard");
});

test("input that does not fit the step's schema fails it before it runs", async () => {
  let ran = false;
  const { db, only } = await running([
    {
      ...stepOf("a", async () => {
        ran = true;
        return undefined;
      }),
      input: z.object({ serverId: z.int() }),
    },
  ]);
  const id = await addTask(db, { a: [] });
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  expect((await only(id)).error?.message).toContain("serverId");
  expect(ran).toBe(false);
});

test("a step that ignores its signal times out and gives its slot back", async () => {
  const forever = () => new Promise<undefined>(() => undefined);
  const { db, only } = await running([stepOf("a", forever), stepOf("b", nothing)], 1);
  const id = await addTask(db, { a: [] }, { timeoutMs: 100 });
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  expect(await only(id)).toMatchObject({
    operation: "CANCEL",
    error: { message: "The step timed out after 0.1 s", hintKey: "step.timed-out" },
  });
  const next = await addTask(db, { b: [] });
  expect((await taskEnd(db, next)).status).toBe("SUCCESSFUL");
});

test("a running subtask that is canceled ends FAILED with operation CANCEL", async () => {
  const { db, only } = await running([stepOf("a", untilAborted)]);
  const id = await addTask(db, { a: [] });
  await vi.waitFor(async () => expect((await only(id)).status).toBe("RUNNING"), 60_000);
  const path = { taskId: id, subtaskId: (await only(id)).id };
  expect(await steerSubtask(db, path, "CANCEL", { userName: "test", reason: undefined })).toBe(
    "done",
  );
  expect((await taskEnd(db, id)).status).toBe("FAILED");
  expect(await only(id)).toMatchObject({ status: "FAILED", operation: "CANCEL" });
});

test("a READY subtask that nobody was told of is found by the sweep", async () => {
  const { db } = await running([stepOf("a", nothing)]);
  const id = await db.transaction(async (tx) => {
    const taskId = await addTask(tx, { a: [] });
    await tx.execute("delete from graphile_worker._private_jobs");
    return taskId;
  });
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
});

test("what a step logs is there while it runs, in OCP's shape, and so is what it is doing", async () => {
  const gate = new EventEmitter();
  const { db, only } = await running([
    stepOf("a", async (run) => {
      run.log("looking");
      run.log("not there", "WARN");
      run.progress("waiting for 127.0.0.1:2881");
      await once(gate, "open");
      run.log("done");
      return undefined;
    }),
  ]);
  const id = await createTask(db, {
    ...{ name: "t", clusterName: "", obClusterId: 0, traceId: "beef" },
    creator: { id: 1, name: "test" },
    subtasks: [{ key: "a", stepId: "a", name: "a", input: {}, timeoutMs: 60_000, upstreams: [] }],
  });
  const text = async () =>
    (await db.select().from(log).orderBy(log.startByte)).map((part) => part.text).join("");
  await vi.waitFor(async () => {
    expect(await text()).toContain("not there");
    expect((await only(id)).progressText).toBe("waiting for 127.0.0.1:2881");
  }, 60_000);
  gate.emit("open");
  await taskEnd(db, id);
  expect((await only(id)).progressText).toBeNull();
  const head = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`;
  const who = String.raw`${process.pid} --- \[test,beef,\d+\] a`;
  const lines = (await text()).split("\n");
  expect(lines[0]).toMatch(/^############\{EXECUTE\}\{\d{4}-\d\d-\d\dT[^}]+\}############$/);
  expect(lines[1]).toMatch(new RegExp(`^${head}  INFO  ${who} : looking$`));
  expect(lines[2]).toMatch(new RegExp(`^${head}  WARN  ${who} : not there$`));
  expect(lines[3]).toMatch(/ : done$/);
  expect(lines[4]).toMatch(/ : Set state for subtask: \d+, operation:EXECUTE, state: SUCCESSFUL$/);
  expect(lines).toHaveLength(6);
});

test("a DAG of 5,000 subtasks with fan-out and fan-in drains", async () => {
  const { db } = await running([stepOf("n", nothing)], 64);
  const middle = Array.from({ length: 4998 }, (_, index) => `n:${index}`);
  const id = await addTask(db, {
    "n:root": [],
    ...Object.fromEntries(middle.map((key) => [key, ["n:root"]])),
    "n:end": middle,
  });
  const end = await taskEnd(db, id, 300_000);
  expect(end).toMatchObject({ status: "SUCCESSFUL", successful: 5000, running: 0, failed: 0 });
}, 330_000);

test("a step that waits when it times out is logged with that alone", async () => {
  const { db } = await running([
    stepOf("a", async ({ signal }) => await sleep(60_000, undefined, { signal })),
  ]);
  const id = await addTask(db, { a: [] }, { timeoutMs: 200 });
  await taskEnd(db, id);
  const text = (await db.select().from(log).orderBy(log.id)).map((row) => row.text).join("");
  expect(text).toContain("The step timed out after 0.2 s\n");
});

test("a claim whose answer was lost is given back and runs again", async () => {
  const { db, only } = await running([stepOf("a", nothing)]);
  const [me] = await db.select().from(replica);

  const id = await db.transaction(async (tx) => {
    const taskId = await addTask(tx, { a: [] });
    await tx.execute(sql`
      select claim_subtasks(array(select id from subtask where task_id = ${taskId}),
        ${me?.id}::integer, 'test', 'now')`);
    return taskId;
  });

  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect((await only(id)).runTime).toBe(2);
});

test("an engine that cannot start leaves nothing behind that takes subtasks", async () => {
  const url = await freshDatabaseUrl();
  const db = await openDatabase(url);
  onTestFinished(() => closeDatabase(db));
  await db.execute(sql`alter table replica add check (worker_id is null)`);

  await expect(engineOn(url, { world: () => null, steps: [] })).rejects.toThrow("check constraint");

  const listening = async () =>
    (
      await db.execute(sql`
        select query from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'`)
    ).rows;
  await expect.poll(listening, { timeout: 60_000 }).toEqual([]);
});
