import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import { Failure, type Locale } from "@/lib/contract/failure";
import type { Subtask, Task, TaskChanges } from "@/lib/contract/task";
import { toTime } from "@/lib/contract/time";
import type { Database } from "@/lib/store/database";
import { prepared } from "@/lib/store/prepared";
import { subtask, task } from "@/lib/store/task-tables";
import { findNeighbors } from "./find-neighbors";
import { findProhibited } from "./find-prohibited";
import { subtaskColumns } from "./subtask-columns";
import { toSubtask } from "./to-subtask";
import { type TaskHead, toTaskHead } from "./to-task-head";

const isAsked = sql`${task.id} = ${sql.placeholder("taskId")}::bigint`;

const findRev = prepared((db) =>
  db.select({ rev: task.rev }).from(task).where(isAsked).prepare("find_rev"),
);

const findTask = prepared((db) => db.select().from(task).where(isAsked).prepare("find_task"));

/** The revision of a task: all that a poll needs to know that nothing changed. Throws TSK10001. */
export async function getTaskRev(db: Database, taskId: number): Promise<number> {
  const [row] = await findRev(db).execute({ taskId });
  if (!row) throw new Failure("TSK10001", [taskId]);
  return row.rev;
}

/** A task with all its subtasks, in id order. Throws TSK10001. */
export async function getTask(db: Database, taskId: number, locale: Locale): Promise<Task> {
  const head = await getHead(db, taskId);
  const [rows, neighborsOf] = await Promise.all([
    db.select(subtaskColumns).from(subtask).where(eq(subtask.taskId, head.id)).orderBy(subtask.id),
    findNeighbors(db, head.id),
  ]);
  const subtasks = rows.map((row) => toSubtask(row, neighborsOf(row.id), locale));
  return { ...head, serverTime: toTime(new Date()), subtasks };
}

/** The head of a task and those of its subtasks that changed after a revision. Throws TSK10001. */
export async function getTaskChanges(
  db: Database,
  taskId: number,
  since: number,
  locale: Locale,
): Promise<TaskChanges> {
  const head = await getHead(db, taskId);
  const changed = await findChanged(db, head, since, locale);
  return { ...head, changed, reset: false, serverTime: toTime(new Date()) };
}

/** The head is read before the subtasks: a change between the two is sent again, never missed. */
async function getHead(db: Database, taskId: number): Promise<TaskHead> {
  const [row] = await findTask(db).execute({ taskId });
  if (!row) throw new Failure("TSK10001", [taskId]);
  return toTaskHead(row, (await findProhibited(db, [row])).has(row.id));
}

async function findChanged(
  db: Database,
  { id, rev }: TaskHead,
  since: number,
  locale: Locale,
): Promise<Subtask[]> {
  if (since >= rev) return [];
  const rows = await db
    .select(subtaskColumns)
    .from(subtask)
    .where(and(eq(subtask.taskId, id), gt(subtask.rev, since)))
    .orderBy(subtask.id);
  if (rows.length === 0) return [];
  const neighborsOf = await findNeighbors(
    db,
    id,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toSubtask(row, neighborsOf(row.id), locale));
}
