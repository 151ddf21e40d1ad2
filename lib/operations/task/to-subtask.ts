import type { Locale } from "@/lib/contract/failure";
import { HINTS } from "@/lib/contract/hint";
import { Operation, type StepError, type Subtask, SubtaskStatus } from "@/lib/contract/task";
import { toTime } from "@/lib/contract/time";
import type { SubtaskRow } from "./subtask-columns";

/** The ids on both sides of a subtask. */
export interface Neighbors {
  upstreams: number[];
  downstreams: number[];
}

/** A subtask as shown, its hints in the caller's language. */
export function toSubtask(
  row: SubtaskRow,
  { upstreams, downstreams }: Neighbors,
  locale: Locale,
): Subtask {
  return {
    createTime: toTime(row.createTime),
    description: row.name,
    downstreams,
    error: row.error ? toStepError(row.error, locale) : undefined,
    executor: row.executor ?? undefined,
    finishTime: row.finishTime ? toTime(row.finishTime) : undefined,
    id: row.id,
    name: row.name,
    nextTryTime: row.status === "READY" && row.notBefore ? toTime(row.notBefore) : undefined,
    nodeType: "JAVA_TASK",
    operation: Operation.parse(row.operation),
    parallelIdx: row.parallelIdx,
    progressText: row.progressText ?? undefined,
    prohibitRollback: row.prohibitRollback,
    prohibitSkip: row.prohibitSkip,
    runTime: Math.max(1, row.runTime),
    seriesId: row.seriesId,
    startTime: row.startTime ? toTime(row.startTime) : undefined,
    status: SubtaskStatus.parse(row.status),
    target: targetOf(row),
    taskId: row.taskId,
    timeout: Math.ceil(row.timeoutMs / 1000),
    upstreams,
  };
}

/** An error with its hint in the caller's language. */
export function toStepError(error: StepError, locale: Locale): StepError {
  const hint = Object.entries(HINTS).find(([key]) => key === error.hintKey)?.[1][locale];
  return { ...error, hint: hint ?? error.hint };
}

function targetOf({ serverId, serverName, zoneName }: SubtaskRow): Subtask["target"] {
  if (zoneName === null) return undefined;
  return { name: serverName ?? zoneName, serverId: serverId ?? undefined, zoneName };
}
