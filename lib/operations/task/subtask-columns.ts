import { subtask } from "@/lib/store/task-tables";

/** What is read of a subtask to show it: all that is not the engine's own. */
export const subtaskColumns = {
  id: subtask.id,
  taskId: subtask.taskId,
  seriesId: subtask.seriesId,
  name: subtask.name,
  status: subtask.status,
  operation: subtask.operation,
  runTime: subtask.runTime,
  timeoutMs: subtask.timeoutMs,
  parallelIdx: subtask.parallelIdx,
  prohibitRollback: subtask.prohibitRollback,
  prohibitSkip: subtask.prohibitSkip,
  serverId: subtask.serverId,
  serverName: subtask.serverName,
  zoneName: subtask.zoneName,
  notBefore: subtask.notBefore,
  executor: subtask.executor,
  progressText: subtask.progressText,
  error: subtask.error,
  createTime: subtask.createTime,
  startTime: subtask.startTime,
  finishTime: subtask.finishTime,
};

/** A subtask's row as far as it is shown. */
export type SubtaskRow = Pick<typeof subtask.$inferSelect, keyof typeof subtaskColumns>;
