import { Action, Scope } from "@/lib/contract/action";
import { Operation, type Task, TaskStatus, TaskType } from "@/lib/contract/task";
import { toTime } from "@/lib/contract/time";
import type { task } from "@/lib/store/task-tables";

/** Everything about a task that is not its subtasks. */
export type TaskHead = Omit<Task, "subtasks" | "serverTime">;

/** The head of a task as shown. `prohibitRollback` is what `findProhibited` found of it. */
export function toTaskHead(row: typeof task.$inferSelect, prohibitRollback = false): TaskHead {
  return {
    abandoned: row.abandoned || undefined,
    action: Action.safeParse(row.action).data,
    cluster: {
      // 0 when the cluster is gone: its name is kept, its id is not.
      id: row.clusterId ?? 0,
      name: row.clusterName,
      obClusterId: row.obClusterId,
      type: "PRIMARY",
    },
    createTime: toTime(row.createTime),
    creator: { id: row.creatorId, name: row.creatorName },
    finishTime: row.finishTime ? toTime(row.finishTime) : undefined,
    id: row.id,
    name: row.name,
    operation: Operation.parse(row.operation),
    progress: {
      failed: row.failed,
      running: row.running,
      successful: row.successful,
      total: row.total,
    },
    prohibitRollback,
    reason: row.reason ?? undefined,
    rev: row.rev,
    startTime: toTime(row.startTime),
    status: TaskStatus.parse(row.status),
    target: targetOf(row),
    taskDefinitionId: -1,
    type: TaskType.parse(row.type),
  };
}

function targetOf(row: typeof task.$inferSelect): Task["target"] {
  const scope = Scope.safeParse(row.scope).data;
  if (scope === undefined || row.targetName === null) return undefined;
  return {
    name: row.targetName,
    scope,
    serverId: row.serverId ?? undefined,
    zoneName: row.zoneName ?? undefined,
  };
}
