import { expect, onTestFinished, test, vi } from "vitest";
import { replica } from "@/lib/store/console-tables";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { attempt } from "@/lib/store/task-tables";
import { freshDatabaseUrl } from "@/lib/testing/database";
import { type Program, startProgram } from "@/lib/testing/program";
import { addTask, factsOf, statuses, taskEnd } from "@/lib/testing/run-dag";
import { engineOn } from "@/lib/testing/test-engine";
import { addTrace, openGate, readTrace } from "@/lib/testing/trace";
import { tracedSteps } from "@/lib/testing/traced-steps";

const PATIENCE = { timeout: 60_000, interval: 20 };

async function traced() {
  const url = await freshDatabaseUrl();
  const db = await openDatabase(url);
  onTestFinished(() => closeDatabase(db));
  await addTrace(db);
  return { url, db };
}

async function replicaOn(url: string, leaseMs = 5000): Promise<Program> {
  const program = await startProgram("replica-program", [url, String(leaseMs)]);
  expect(await program.line()).toBe("ready");
  return program;
}

const engineHere = (url: string, leaseMs = 5000) =>
  engineOn(url, { world: (db) => ({ db }), steps: tracedSteps, leaseMs });

const begins = (db: Database, count: number) =>
  vi.waitFor(async () => expect(await readTrace(db, "begin")).toHaveLength(count), PATIENCE);

const attemptStates = async (db: Database) =>
  (await db.select().from(attempt).orderBy(attempt.id)).map((one) => one.status);

test("a killed console's running step goes on in another that lives", async () => {
  const { url, db } = await traced();
  const victim = await replicaOn(url);
  const id = await addTask(db, { gated: [], quick: ["gated"] });
  await begins(db, 1);
  await engineHere(url);
  victim.signal("SIGKILL");
  await begins(db, 2);
  await openGate(db);
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect(await attemptStates(db)).toEqual(["INTERRUPTED", "SUCCESSFUL", "SUCCESSFUL"]);
  const [first, second] = await readTrace(db, "begin");
  expect([first?.pid, second?.pid]).toEqual([victim.pid, process.pid]);
  expect(second?.fence).toBeGreaterThan(first?.fence ?? Number.POSITIVE_INFINITY);
});

test("a killed console's running step goes on when the next one starts", async () => {
  const { url, db } = await traced();
  const victim = await replicaOn(url);
  const id = await addTask(db, { gated: [] });
  await begins(db, 1);
  victim.signal("SIGKILL");
  await victim.ended;
  await engineHere(url);
  await begins(db, 2);
  await openGate(db);
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
});

test("a stopped console is taken over and, continued, can write nothing of its old steps", async () => {
  const { url, db } = await traced();
  const sleeper = await replicaOn(url, 1000);
  const id = await addTask(db, { stubborn: [], gated: ["stubborn"] });
  await begins(db, 1);
  sleeper.signal("SIGSTOP");
  await engineHere(url);
  await begins(db, 2);
  await openGate(db);
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  const before = await db.select().from(attempt).orderBy(attempt.id);
  sleeper.signal("SIGCONT");
  await vi.waitFor(async () => {
    const late = (await readTrace(db)).filter((line) => line.pid === sleeper.pid);
    expect(late.map((line) => line.what)).toEqual(["begin", "refused", "end"]);
  }, PATIENCE);
  expect(await db.select().from(attempt).orderBy(attempt.id)).toEqual(before);
  expect(await factsOf(db, id)).toEqual({ writer: String(process.pid) });
  const { rows } = await db.$client.query(
    "select from log l join attempt a on a.id = l.attempt_id where a.executor like 'replica-%' and l.text like '%late%'",
  );
  expect(rows).toEqual([]);
  // It comes back as a new replica.
  await vi.waitFor(async () => {
    const rows = await db.select().from(replica);
    expect(rows.filter((row) => row.endTime === null)).toHaveLength(2);
  }, PATIENCE);
});

test("a console that loses its database session ends its steps at once and goes on as a new replica", async () => {
  const { url, db } = await traced();
  const engine = await engineHere(url);
  const id = await addTask(db, { gated: [] });
  await begins(db, 1);
  await db.$client.query(
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2 and database = (select oid from pg_database where datname = current_database())",
  );
  await vi.waitFor(
    async () => expect(await readTrace(db, "aborted: lost")).toHaveLength(1),
    PATIENCE,
  );
  await begins(db, 2);
  await vi.waitFor(() => expect(engine.healthy).toBe(true), PATIENCE);
  await openGate(db);
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  expect(await attemptStates(db)).toEqual(["INTERRUPTED", "SUCCESSFUL"]);
  expect(await db.$count(replica)).toBe(2);
});

test("a console that is asked to end hands its running step over", async () => {
  const { url, db } = await traced();
  const first = await replicaOn(url);
  const id = await addTask(db, { gated: [] });
  await begins(db, 1);
  first.signal("SIGTERM");
  await first.ended;
  expect(await statuses(db, id)).toEqual({ gated: "READY" });
  expect(await attemptStates(db)).toEqual(["INTERRUPTED"]);
  await engineHere(url);
  await begins(db, 2);
  await openGate(db);
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
});

test("consoles that are killed again and again lose nothing, and every subtask succeeds once", async () => {
  const { url, db } = await traced();
  await openGate(db);
  const nodes = Object.fromEntries(
    Array.from({ length: 200 }, (_, n) => [`quick:${n}`, n < 10 ? [] : [`quick:${n - 10}`]]),
  );
  const survivor = await replicaOn(url);
  const id = await addTask(db, nodes);
  for (let round = 0; round < 3; round += 1) {
    const victim = await replicaOn(url);
    const seen = (await readTrace(db, "end")).length;
    await vi.waitFor(async () => {
      const ended = (await readTrace(db, "end")).length;
      expect(ended > seen + 5 || ended >= 200).toBe(true);
    }, PATIENCE);
    victim.signal("SIGKILL");
  }
  expect((await taskEnd(db, id)).status).toBe("SUCCESSFUL");
  survivor.signal("SIGTERM");
  const rows = await db.select().from(attempt);
  expect(rows.filter((row) => row.status === "SUCCESSFUL")).toHaveLength(200);
  expect(rows.filter((row) => row.status === "RUNNING")).toEqual([]);
}, 180_000);
