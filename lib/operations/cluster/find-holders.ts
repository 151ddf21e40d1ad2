import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { Scope, StopType } from "@/lib/contract/action";
import type { Holder } from "@/lib/contract/holder";
import type { Database } from "@/lib/store/database";
import { task, taskLock } from "@/lib/store/task-tables";
import { groupBy } from "../group-by";
import { lockOf } from "../plan/lock-objects";
import type { AtWork, Held } from "../shown-status";
import { findParts, type Part, type Parts } from "./find-parts";
import { toHolder } from "./to-holder";

/** A server's own id and where it belongs. */
interface Place {
  id: number;
  zoneId: number;
  clusterId: number;
}

type ZonePlace = Omit<Place, "zoneId">;

/** The unfinished tasks on some clusters, and what each of them holds and is doing. */
export interface Holders {
  /** Those on a cluster, newest first. */
  ofCluster(clusterId: number): readonly Holder[];
  /** The one that may take servers of a cluster out of service. */
  ofOutage(clusterId: number): Holder | undefined;
  /** The one that holds a server, be it by its zone or its cluster. */
  ofServer(server: Place): Holder | undefined;
  /** The one that holds a zone as a whole, be it by its cluster. */
  ofZone(zone: ZonePlace): Holder | undefined;
  /** What is being done to a server now. */
  onServer(server: Place): AtWork | undefined;
  /** How a zone is held; `servers` are its own. */
  onZone(zone: ZonePlace & { name: string }, servers: readonly Place[]): Held;
  onCluster(clusterId: number): Held;
}

interface HoldingTask {
  id: number;
  shown: Holder;
  scope: Scope | undefined;
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
  const ofCluster = groupBy(rows, ({ task: row }) => row.clusterId ?? 0);
  const byObject = new Map<string, HoldingTask>();
  for (const { task: row, objects } of rows) {
    const holding = toHolding(row);
    for (const object of objects) byObject.set(object, holding);
  }
  const wide = [...byObject.values()].filter(({ scope }) => scope !== "SERVER");
  const parts = await findParts(db, [...new Set(wide.map(({ id }) => id))]);
  return {
    ...holdersOf(byObject, parts),
    ofCluster: (clusterId) => (ofCluster.get(clusterId) ?? []).map((row) => toHolder(row.task)),
    onCluster(clusterId) {
      const whole = atWork(byObject.get(lockOf.cluster(clusterId)));
      return whole ?? (ofCluster.has(clusterId) ? "inside" : undefined);
    },
  };
}

const toHolding = (row: typeof task.$inferSelect): HoldingTask => ({
  id: row.id,
  shown: toHolder(row),
  scope: Scope.safeParse(row.scope).data,
  stopType: StopType.safeParse(row.stopType).data,
});

function holdersOf(
  byObject: ReadonlyMap<string, HoldingTask>,
  parts: Parts,
): Omit<Holders, "ofCluster" | "onCluster"> {
  const zoneTask = ({ id, clusterId }: ZonePlace) =>
    byObject.get(lockOf.zone(id)) ?? byObject.get(lockOf.cluster(clusterId));
  const serverTask = ({ id, zoneId, clusterId }: Place) =>
    byObject.get(lockOf.server(id)) ?? zoneTask({ id: zoneId, clusterId });

  return {
    ofOutage: (clusterId) => byObject.get(lockOf.outage(clusterId))?.shown,
    ofServer: (server) => serverTask(server)?.shown,
    ofZone: (zone) => zoneTask(zone)?.shown,
    onServer(server) {
      const found = byObject.get(lockOf.server(server.id));
      if (!found || found.scope === "SERVER") return atWork(found);
      return isOn(found, parts.ofServer(found.id, server.id)) ? atWork(found) : undefined;
    },
    onZone(zone, servers) {
      const found = zoneTask(zone);
      if (found) return isOn(found, parts.ofZone(found.id, zone.name)) ? atWork(found) : undefined;
      return servers.some(serverTask) ? "inside" : undefined;
    },
  };
}

/** A rolling restart is on those that it has come to; other tasks are on all they act on, until the end. */
function isOn({ shown }: HoldingTask, part: Part | undefined): boolean {
  if (!part) return false;
  return shown.action !== "ROLLING_RESTART" || (part.begun && !part.done);
}

/** A task of another kind than an operation holds without a status of its own. */
const atWork = (found: HoldingTask | undefined): AtWork | undefined =>
  found?.shown.action && { action: found.shown.action, stopType: found.stopType };
