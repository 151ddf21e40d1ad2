import "server-only";
import { and, eq, gt, inArray } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { subtask, type task } from "@/lib/store/task-tables";

type TaskRow = Pick<typeof task.$inferSelect, "id" | "status">;

/** Those of some tasks that can no longer be rolled back: they failed, and something that begun cannot be undone. */
export async function findProhibited(
  db: Database,
  rows: readonly TaskRow[],
): Promise<ReadonlySet<number>> {
  const failed = rows.filter(({ status }) => status === "FAILED").map(({ id }) => id);
  if (failed.length === 0) return new Set();
  const found = await db
    .selectDistinct({ id: subtask.taskId })
    .from(subtask)
    .where(
      and(
        inArray(subtask.taskId, failed),
        eq(subtask.prohibitRollback, true),
        gt(subtask.runTime, 0),
      ),
    );
  return new Set(found.map(({ id }) => id));
}
