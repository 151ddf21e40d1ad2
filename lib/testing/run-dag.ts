import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { z } from "zod";
import type { Step } from "@/lib/engine/step";
import { createTask } from "@/lib/store/create-task";
import type { Database, Tx } from "@/lib/store/database";
import { findFacts } from "@/lib/store/find-facts";
import { subtask, task } from "@/lib/store/task-tables";

/** A step from what it does; its id is `name`. */
export function stepOf(id: string, run: Step<unknown, null>["run"]): Step<unknown, null> {
  return { id, title: id, timeoutMs: 60_000, input: z.unknown(), run };
}

/** Adds a task whose nodes are `{ key: upstream keys }`; a key's part before `:` is its step. */
export async function addTask(
  db: Database | Tx,
  nodes: Record<string, readonly string[]>,
  options: { timeoutMs?: number; locks?: string[]; facts?: Record<string, string> } = {},
): Promise<number> {
  const { timeoutMs = 60_000, ...rest } = options;
  return await createTask(db, {
    ...rest,
    name: "A task of a test",
    clusterName: "",
    obClusterId: 0,
    creator: { id: 1, name: "test" },
    subtasks: Object.entries(nodes).map(([key, upstreams]) => ({
      key,
      stepId: key.split(":")[0] ?? key,
      name: key,
      input: {},
      timeoutMs,
      upstreams,
    })),
  });
}

/** The status of each subtask by its key. */
export async function statuses(db: Database, taskId: number): Promise<Record<string, string>> {
  const rows = await db
    .select()
    .from(subtask)
    .where(eq(subtask.taskId, taskId))
    .orderBy(subtask.id);
  return Object.fromEntries(rows.map((row) => [row.name, row.status]));
}

/** Waits until the task has ended and answers its row. */
export async function taskEnd(db: Database, taskId: number, withinMs = 60_000) {
  const read = async () => (await db.select().from(task).where(eq(task.id, taskId)))[0];
  await expect
    .poll(async () => (await read())?.status, { timeout: withinMs, interval: 20 })
    .not.toBe("RUNNING");
  const row = await read();
  if (!row) throw new Error(`Task ${taskId} is gone`);
  return row;
}

/** Every fact that the steps of a task left about it as a whole. */
export async function factsOf(db: Database, taskId: number): Promise<Record<string, string>> {
  return await findFacts(db, { taskId, serverId: 0 });
}
