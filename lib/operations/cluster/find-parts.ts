import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { subtask } from "@/lib/store/task-tables";
import { groupBy } from "../group-by";

/** What of a task is about one server or one zone. */
export interface Part {
  /** Some of its subtasks have begun. */
  begun: boolean;
  /** All of its subtasks are done. */
  done: boolean;
}

/** Which servers and zones some tasks act on, and how far each is; undefined for one that they only hold. */
export interface Parts {
  ofServer(taskId: number, serverId: number): Part | undefined;
  ofZone(taskId: number, zoneName: string): Part | undefined;
}

/** Reads what tasks on zones and clusters act on. Costs nothing while there is none. */
export async function findParts(db: Database, taskIds: readonly number[]): Promise<Parts> {
  const rows = taskIds.length === 0 ? [] : await readParts(db, taskIds);
  const servers = groupBy(rows, ({ taskId, serverId }) => `${taskId}/${serverId}`);
  const zones = groupBy(rows, ({ taskId, zoneName }) => `${taskId}/${zoneName}`);
  return {
    ofServer: (taskId, serverId) => together(servers.get(`${taskId}/${serverId}`)),
    ofZone: (taskId, zoneName) => together(zones.get(`${taskId}/${zoneName}`)),
  };
}

const together = (parts: readonly Part[] | undefined): Part | undefined =>
  parts && {
    begun: parts.some(({ begun }) => begun),
    done: parts.every(({ done }) => done),
  };

function readParts(db: Database, taskIds: readonly number[]) {
  return db
    .select({
      taskId: subtask.taskId,
      zoneName: subtask.zoneName,
      serverId: subtask.serverId,
      begun: sql<boolean>`bool_or(${subtask.runTime} > 0)`,
      done: sql<boolean>`bool_and(${subtask.status} = 'SUCCESSFUL')`,
    })
    .from(subtask)
    .where(inArray(subtask.taskId, [...taskIds]))
    .groupBy(subtask.taskId, subtask.zoneName, subtask.serverId);
}
