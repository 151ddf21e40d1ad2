import "server-only";
import { eq } from "drizzle-orm";
import { TaskEvent } from "@/lib/contract/steering";
import { toTime } from "@/lib/contract/time";
import type { Database } from "@/lib/store/database";
import { subtask, taskEvent } from "@/lib/store/task-tables";
import { idIs } from "../id-is";
import { getTaskRev } from "./get-task";

/** What people did to a task, oldest first. Throws TSK10001. */
export async function listTaskEvents(
  db: Database,
  taskId: number,
): Promise<{ contents: TaskEvent[] }> {
  await getTaskRev(db, taskId);
  const rows = await db
    .select({ event: taskEvent, name: subtask.name })
    .from(taskEvent)
    .leftJoin(subtask, eq(subtask.id, taskEvent.subtaskId))
    .where(idIs(taskEvent.taskId, taskId))
    .orderBy(taskEvent.id);
  return {
    contents: rows.map(({ event, name }) => ({
      id: event.id,
      kind: TaskEvent.shape.kind.parse(event.kind),
      reason: event.reason ?? undefined,
      subtask: event.subtaskId === null ? undefined : { id: event.subtaskId, name: name ?? "" },
      time: toTime(event.time),
      userName: event.userName,
    })),
  };
}
