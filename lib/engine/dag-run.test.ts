import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { attempt, edge, subtask } from "@/lib/store/task-tables";
import { anyDag } from "@/lib/testing/dag-model";
import { freshDatabaseUrl } from "@/lib/testing/database";
import { addTask, stepOf, taskEnd } from "@/lib/testing/run-dag";
import { engineOn } from "@/lib/testing/test-engine";
import { StepFailure } from "./step";

const steps = [
  stepOf("ok", async () => undefined),
  stepOf("bad", async () => {
    throw new StepFailure("It is meant to fail", { hint: "step.not-running" });
  }),
];

/** Every run of the task's subtasks, with when the last of its upstreams had ended. */
async function runsOf(db: Database, taskId: number) {
  return await db
    .select({
      key: subtask.name,
      status: subtask.status,
      attempt: attempt.status,
      start: attempt.startTime,
      finish: attempt.finishTime,
      upstreamEnd: sql<Date | null>`(select max(u.finish_time) from ${edge} e
        join ${subtask} u on u.id = e.upstream_id where e.downstream_id = ${subtask.id})`.mapWith(
        attempt.startTime,
      ),
    })
    .from(subtask)
    .leftJoin(attempt, eq(attempt.subtaskId, subtask.id))
    .where(eq(subtask.taskId, taskId));
}

type Run = Awaited<ReturnType<typeof runsOf>>[number];

const planned = ({ key }: Run) => (key.startsWith("bad") ? "FAILED" : "SUCCESSFUL");

/** What must hold of each subtask when its task has ended. */
function rulesOf(
  rows: Run[],
  nodes: Record<string, string[]>,
): Record<string, (row: Run) => boolean> {
  const status = new Map(rows.map((row) => [row.key, row.status]));
  const failures = rows.filter((row) => row.status === "FAILED");
  const firstFailure = Math.min(...failures.map((row) => row.finish?.getTime() ?? 0));
  const upstreams = ({ key }: Run) => nodes[key]?.map((one) => status.get(one)) ?? [];
  return {
    "ended as its step did, or waits": (row) =>
      row.status === (row.attempt === null ? "PENDING" : planned(row)),
    "ran only when every upstream was SUCCESSFUL": (row) =>
      row.attempt === null || upstreams(row).every((one) => one === "SUCCESSFUL"),
    "did not start before its last upstream ended": ({ start, upstreamEnd }) =>
      !start || !upstreamEnd || start >= upstreamEnd,
    "did not start after a failure": ({ start }) => !start || start.getTime() <= firstFailure,
    "ran, unless something failed": (row) => failures.length > 0 || row.attempt !== null,
  };
}

/** What is wrong with how a task ended; empty when nothing is. */
async function wrongIn(db: Database, taskId: number, nodes: Record<string, string[]>) {
  const end = await taskEnd(db, taskId);
  const rows = await runsOf(db, taskId);
  expect(rows, "every subtask ran at most once").toHaveLength(Object.keys(nodes).length);
  const failed = rows.some((row) => row.status === "FAILED");
  expect(end.status).toBe(failed ? "FAILED" : "SUCCESSFUL");
  return Object.entries(rulesOf(rows, nodes)).flatMap(([rule, holds]) =>
    rows.filter((row) => !holds(row)).map((row) => `${row.key}: ${rule}`),
  );
}

/** Gives every fourth or so node the step that fails. */
function withFailures(nodes: Record<string, string[]>, failing: number): Record<string, string[]> {
  const named = (key: string) => {
    const index = Number(key.split(":")[1]);
    return `${(failing >> index) & 1 ? "bad" : "ok"}:${index}`;
  };
  return Object.fromEntries(
    Object.entries(nodes).map(([key, ups]) => [named(key), ups.map(named)]),
  );
}

test("two consoles bring any DAG, with any failures, to a legal end", async () => {
  const url = await freshDatabaseUrl();
  const db = await openDatabase(url);
  onTestFinished(() => closeDatabase(db));
  for (const name of ["one", "two"])
    await engineOn(url, { world: () => null, steps, slots: 3, name });
  const failing = fc.oneof(
    fc.constant(0),
    fc.nat(0xffff).map((bits) => bits & (bits >> 3)),
  );
  const property = fc.asyncProperty(anyDag(14), failing, async (plain, bits) => {
    const nodes = withFailures(plain, bits);
    const taskId = await addTask(db, nodes);
    expect(await wrongIn(db, taskId, nodes)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 40 });
}, 120_000);
