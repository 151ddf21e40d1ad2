import "server-only";
import { eq, max, min } from "drizzle-orm";
import type { Locale } from "@/lib/contract/failure";
import { Attempt, type SubtaskDetail } from "@/lib/contract/task";
import { toTime } from "@/lib/contract/time";
import type { Database } from "@/lib/store/database";
import { attempt, log } from "@/lib/store/task-tables";
import { findNeighbors } from "./find-neighbors";
import { requireSubtask, type SubtaskPath } from "./require-subtask";
import { toStepError, toSubtask } from "./to-subtask";

/** A subtask with every attempt it has had, the first one first. Throws TSK10001, TSK10002. */
export async function getSubtask(
  db: Database,
  path: SubtaskPath,
  locale: Locale,
): Promise<SubtaskDetail> {
  const row = await requireSubtask(db, path);
  const [neighborsOf, attempts, logs] = await Promise.all([
    findNeighbors(db, row.taskId, [row.id]),
    db.select().from(attempt).where(eq(attempt.subtaskId, row.id)).orderBy(attempt.id),
    db
      .select({ attemptId: log.attemptId, begin: min(log.startByte), end: max(log.endByte) })
      .from(log)
      .where(eq(log.subtaskId, row.id))
      .groupBy(log.attemptId),
  ]);
  const placeOf = new Map(logs.map((place) => [place.attemptId, place]));
  let end = 0;
  return {
    ...toSubtask(row, neighborsOf(row.id), locale),
    attempts: attempts.map((one) => {
      const place = placeOf.get(one.id);
      const logOffset = place?.begin ?? end;
      end = Math.max(end, place?.end ?? 0);
      return toAttempt(one, logOffset, locale);
    }),
  };
}

const toAttempt = (
  row: typeof attempt.$inferSelect,
  logOffset: number,
  locale: Locale,
): Attempt => ({
  error: row.error ? toStepError(row.error, locale) : undefined,
  executor: row.executor,
  finishTime: row.finishTime ? toTime(row.finishTime) : undefined,
  logOffset,
  operation: Attempt.shape.operation.parse(row.operation),
  runTime: row.runTime,
  startTime: toTime(row.startTime),
  status: Attempt.shape.status.parse(row.status),
});
