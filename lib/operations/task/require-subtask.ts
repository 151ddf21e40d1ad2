import "server-only";
import { and } from "drizzle-orm";
import { Failure } from "@/lib/contract/failure";
import type { Database } from "@/lib/store/database";
import { subtask } from "@/lib/store/task-tables";
import { idIs } from "../id-is";
import { getTaskRev } from "./get-task";
import { type SubtaskRow, subtaskColumns } from "./subtask-columns";

/** Which subtask of which task. */
export interface SubtaskPath {
  taskId: number;
  subtaskId: number;
}

/** The row of a subtask. Throws TSK10001, and TSK10002 when the task has no such subtask. */
export async function requireSubtask(
  db: Database,
  { taskId, subtaskId }: SubtaskPath,
): Promise<SubtaskRow> {
  const [row] = await db
    .select(subtaskColumns)
    .from(subtask)
    .where(and(idIs(subtask.id, subtaskId), idIs(subtask.taskId, taskId)));
  if (row) return row;
  await getTaskRev(db, taskId);
  throw new Failure("TSK10002", [subtaskId, taskId]);
}
