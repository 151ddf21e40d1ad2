import { Operation, type Task, TaskStatus, TaskType } from "@/lib/contract/task";
import { toTime } from "@/lib/contract/time";
import type { task } from "@/lib/store/schema";

/** Everything about a task that is not its subtasks. */
export type TaskHead = Omit<Task, "subtasks" | "serverTime">;

/** The head of a task as shown. */
export function toTaskHead(row: typeof task.$inferSelect): TaskHead {
  return {
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
    prohibitRollback: false,
    rev: row.rev,
    startTime: toTime(row.startTime),
    status: TaskStatus.parse(row.status),
    target: targetOf(row),
    taskDefinitionId: -1,
    type: TaskType.parse(row.type),
  };
}

function targetOf({ serverId, targetName, zoneName }: typeof task.$inferSelect): Task["target"] {
  if (serverId === null || targetName === null) return undefined;
  return { name: targetName, serverId, zoneName: zoneName ?? "" };
}
