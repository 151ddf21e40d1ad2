import { Action } from "@/lib/contract/action";
import type { Holder } from "@/lib/contract/holder";
import { toTime } from "@/lib/contract/time";
import type { task } from "@/lib/store/task-tables";

/** An unfinished task as the one that is in the way of others. */
export function toHolder(row: typeof task.$inferSelect): Holder {
  const action = Action.safeParse(row.action);
  return {
    ...(action.success && { action: action.data }),
    creatorName: row.creatorName,
    id: row.id,
    name: row.name,
    startTime: toTime(row.startTime),
    successful: row.successful,
    total: row.total,
  };
}
