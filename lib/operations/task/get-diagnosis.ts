import "server-only";
import { and, eq, gt } from "drizzle-orm";
import type { Locale } from "@/lib/contract/failure";
import type { Database } from "@/lib/store/database";
import { attempt, log, subtask } from "@/lib/store/task-tables";
import { describeTask } from "./describe-task";
import { getTask } from "./get-task";
import { MOST_ENTRIES, zipOf } from "./zip-of";

/** How many pieces of a log are in memory at once. */
const PIECES = 64;

/**
 * A task as a zip: `task_info.txt` in the caller's language, and `subtask_{id}_{run}.log` for each attempt,
 * read while they are sent. Throws TSK10001.
 */
export async function getDiagnosis(
  db: Database,
  taskId: number,
  locale: Locale,
): Promise<ReadableStream<Uint8Array>> {
  const task = await getTask(db, taskId, locale);
  const attempts = await db
    .select({ id: attempt.id, subtaskId: attempt.subtaskId, run: attempt.runTime })
    .from(attempt)
    .innerJoin(subtask, eq(subtask.id, attempt.subtaskId))
    .where(eq(subtask.taskId, task.id))
    .orderBy(attempt.subtaskId, attempt.id)
    .limit(MOST_ENTRIES - 1);
  return zipOf([
    { name: "task_info.txt", open: () => describeTask(task, locale) },
    ...attempts.map((one) => ({
      name: `subtask_${one.subtaskId}_${one.run}.log`,
      open: () => readLog(db, one),
    })),
  ]);
}

/** The log of one attempt, piece by piece. */
async function* readLog(
  db: Database,
  { id, subtaskId }: { id: number; subtaskId: number },
): AsyncGenerator<string> {
  for (let begin = -1, full = true; full; ) {
    const pieces = await db
      .select({ startByte: log.startByte, text: log.text })
      .from(log)
      .where(and(eq(log.subtaskId, subtaskId), eq(log.attemptId, id), gt(log.startByte, begin)))
      .orderBy(log.startByte)
      .limit(PIECES);
    for (const { text } of pieces) yield text;
    begin = pieces.at(-1)?.startByte ?? begin;
    full = pieces.length === PIECES;
  }
}
