import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { zone } from "@/lib/store/fleet-tables";
import { subtask, task } from "@/lib/store/task-tables";
import { groupBy } from "../group-by";

/** Where in its cluster each rolling restart is at this moment. */
export interface Rolling {
  isOnServer(taskId: number, serverId: number): boolean;
  isOnZone(taskId: number, zoneId: number): boolean;
}

/**
 * Reads where rolling restarts are: on a server or a zone some of whose subtasks have begun and not all are
 * done. Costs nothing while there is none.
 */
export async function findRolling(db: Database, taskIds: readonly number[]): Promise<Rolling> {
  const rows = taskIds.length === 0 ? [] : await readParts(db, taskIds);
  const servers = groupBy(rows, ({ taskId, serverId }) => `${taskId}/${serverId}`);
  const zones = groupBy(rows, ({ taskId, zoneId }) => `${taskId}/${zoneId}`);
  return {
    isOnServer: (taskId, serverId) => isUnderWay(servers.get(`${taskId}/${serverId}`)),
    isOnZone: (taskId, zoneId) => isUnderWay(zones.get(`${taskId}/${zoneId}`)),
  };
}

interface Part {
  begun: boolean;
  done: boolean;
}

const isUnderWay = (parts: readonly Part[] = []): boolean =>
  parts.some(({ begun }) => begun) && !parts.every(({ done }) => done);

function readParts(db: Database, taskIds: readonly number[]) {
  return db
    .select({
      taskId: subtask.taskId,
      zoneId: zone.id,
      serverId: subtask.serverId,
      begun: sql<boolean>`bool_or(${subtask.runTime} > 0)`,
      done: sql<boolean>`bool_and(${subtask.status} = 'SUCCESSFUL')`,
    })
    .from(subtask)
    .innerJoin(task, eq(task.id, subtask.taskId))
    .innerJoin(zone, and(eq(zone.clusterId, task.clusterId), eq(zone.name, subtask.zoneName)))
    .where(inArray(subtask.taskId, [...taskIds]))
    .groupBy(subtask.taskId, zone.id, subtask.serverId);
}
