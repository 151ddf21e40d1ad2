import { and, eq, sql } from "drizzle-orm";
import { createTask } from "@/lib/store/create-task";
import type { Database } from "@/lib/store/database";
import { subtask, task } from "@/lib/store/task-tables";

interface TaskFacts {
  name?: string;
  clusterId: number;
  clusterName?: string;
  serverId?: number;
  creatorName?: string;
  /** The upstream keys of each subtask by its key; one subtask `only` when nothing is said. */
  dag?: Record<string, readonly string[]>;
}

/** Adds a RUNNING task that no engine runs; its subtasks are named by their keys. */
export function addTask(db: Database, facts: TaskFacts): Promise<number> {
  const { name = "Start OB server", clusterId, clusterName = "orion", serverId } = facts;
  return createTask(db, {
    name,
    clusterId,
    clusterName,
    obClusterId: 7,
    ...(serverId !== undefined && {
      ...{ action: "START", scope: "SERVER", serverId, locks: [`server:${serverId}`] },
      ...{ targetName: "10.0.0.1:2882", zoneName: "zone1" },
    }),
    creator: { id: 100, name: facts.creatorName ?? "admin" },
    subtasks: Object.entries(facts.dag ?? { only: [] }).map(([key, upstreams]) => ({
      key,
      stepId: "test",
      name: key,
      input: {},
      timeoutMs: 30_000,
      upstreams,
    })),
  });
}

type SubtaskFacts = Partial<typeof subtask.$inferInsert>;
type Counts = Partial<
  Pick<typeof task.$inferInsert, "running" | "successful" | "failed" | "status">
>;

/** Changes a subtask as an engine would: the task's revision grows, and the subtask has it. */
export async function changeSubtask(
  db: Database,
  taskId: number,
  name: string,
  facts: SubtaskFacts,
  counts: Counts = {},
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(task)
      .set({ rev: sql`${task.rev} + 1`, ...counts })
      .where(eq(task.id, taskId))
      .returning({ rev: task.rev });
    await tx
      .update(subtask)
      .set({ ...facts, rev: row?.rev ?? 0 })
      .where(and(eq(subtask.taskId, taskId), eq(subtask.name, name)));
  });
}

/** The id of a subtask by its name. */
export async function subtaskId(db: Database, taskId: number, name: string): Promise<number> {
  const [row] = await db
    .select({ id: subtask.id })
    .from(subtask)
    .where(and(eq(subtask.taskId, taskId), eq(subtask.name, name)));
  if (!row) throw new Error(`Task ${taskId} has no subtask ${name}`);
  return row.id;
}
