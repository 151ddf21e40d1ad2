import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { StopType } from "@/lib/contract/action";
import type { Holder } from "@/lib/contract/holder";
import type { Database } from "@/lib/store/database";
import { task, taskLock } from "@/lib/store/task-tables";
import { lockOf } from "../plan/lock-objects";
import type { AtWork, Held } from "../shown-status";
import { findRolling, type Rolling } from "./find-rolling";
import { toHolder } from "./to-holder";

/** A server's own id and where it belongs. */
interface Place {
  id: number;
  zoneId: number;
  clusterId: number;
}

/** The unfinished tasks on some clusters, and what each of them holds and is doing. */
export interface Holders {
  /** Those on a cluster, newest first. */
  ofCluster(clusterId: number): readonly Holder[];
  /** The one that may take servers of a cluster out of service. */
  ofOutage(clusterId: number): Holder | undefined;
  /** The one that holds a server, be it by its zone or its cluster. */
  ofServer(server: Place): Holder | undefined;
  /** The one that holds a zone as a whole, be it by its cluster. */
  ofZone(zone: Omit<Place, "zoneId">): Holder | undefined;
  /** What is being done to a server now. */
  onServer(server: Place): AtWork | undefined;
  /** How a zone is held; `servers` are its own. */
  onZone(zone: Omit<Place, "zoneId">, servers: readonly Place[]): Held;
  onCluster(clusterId: number): Held;
}

interface HoldingTask {
  id: number;
  shown: Holder;
  stopType: StopType | undefined;
}

/** Reads the unfinished tasks on some clusters. */
export async function findHolders(db: Database, clusterIds: readonly number[]): Promise<Holders> {
  const rows = await db
    .select({
      task,
      objects: sql<string[]>`array(
        select l.object from ${taskLock} l where l.task_id = "task".id and l.held)`,
    })
    .from(task)
    .where(and(eq(task.status, "RUNNING"), inArray(task.clusterId, [...clusterIds])))
    .orderBy(desc(task.id));
  const ofCluster = new Map<number, Holder[]>();
  const byObject = new Map<string, HoldingTask>();
  for (const { task: row, objects } of rows) {
    const shown = toHolder(row);
    const clusterId = row.clusterId ?? 0;
    ofCluster.set(clusterId, [...(ofCluster.get(clusterId) ?? []), shown]);
    const holding = { id: row.id, shown, stopType: StopType.safeParse(row.stopType).data };
    for (const object of objects) byObject.set(object, holding);
  }
  const rolling = await findRolling(
    db,
    rows.flatMap(({ task: row }) => (row.action === "ROLLING_RESTART" ? [row.id] : [])),
  );
  return holdersOf(ofCluster, byObject, rolling);
}

function holdersOf(
  ofCluster: ReadonlyMap<number, Holder[]>,
  byObject: ReadonlyMap<string, HoldingTask>,
  rolling: Rolling,
): Holders {
  const zoneTask = ({ id, clusterId }: Omit<Place, "zoneId">) =>
    byObject.get(lockOf.zone(id)) ?? byObject.get(lockOf.cluster(clusterId));
  const serverTask = ({ id, zoneId, clusterId }: Place) =>
    byObject.get(lockOf.server(id)) ?? zoneTask({ id: zoneId, clusterId });

  const onServer = (server: Place): AtWork | undefined => {
    const found = byObject.get(lockOf.server(server.id));
    if (found?.shown.action === "ROLLING_RESTART" && !rolling.isOnServer(found.id, server.id))
      return undefined;
    return atWork(found);
  };
  return {
    ofCluster: (clusterId) => ofCluster.get(clusterId) ?? [],
    ofOutage: (clusterId) => byObject.get(lockOf.outage(clusterId))?.shown,
    ofServer: (server) => serverTask(server)?.shown,
    ofZone: (zone) => zoneTask(zone)?.shown,
    onServer,
    onZone(zone, servers) {
      const found = zoneTask(zone);
      if (found?.shown.action === "ROLLING_RESTART")
        return rolling.isOnZone(found.id, zone.id) ? atWork(found) : undefined;
      if (found) return atWork(found) ?? "inside";
      return servers.some(serverTask) ? "inside" : undefined;
    },
    onCluster(clusterId) {
      const found = atWork(byObject.get(lockOf.cluster(clusterId)));
      return found ?? (ofCluster.has(clusterId) ? "inside" : undefined);
    },
  };
}

/** A task of another kind than an operation holds without a status of its own. */
const atWork = (found: HoldingTask | undefined): AtWork | undefined =>
  found?.shown.action && { action: found.shown.action, stopType: found.stopType };
