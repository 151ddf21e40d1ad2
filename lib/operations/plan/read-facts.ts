import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Holder } from "@/lib/contract/holder";
import { ClusterStatus, ServerStatus, ZoneStatus } from "@/lib/contract/status";
import type { Database, Tx } from "@/lib/store/database";
import { server, zone } from "@/lib/store/fleet-tables";
import { task, taskLock } from "@/lib/store/task-tables";
import { requireCluster } from "../cluster/require-cluster";
import { toHolder } from "../cluster/to-holder";
import { addressOf } from "../target";
import type { PlanFacts, PlanServer } from "./plan-facts";

/**
 * All that a plan depends on, of one moment: who holds what and the statuses come from one snapshot, so
 * that a task is never seen ended with its servers as they were before it. Throws OBE11001.
 */
export function readPlanFacts(db: Database, clusterId: number): Promise<PlanFacts> {
  return db.transaction((tx) => readAll(tx, clusterId), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function readAll(tx: Tx, clusterId: number): Promise<PlanFacts> {
  const row = await requireCluster(tx, clusterId);
  const zones = await tx
    .select({ id: zone.id, name: zone.name, status: zone.observedStatus })
    .from(zone)
    .where(eq(zone.clusterId, row.id))
    .orderBy(asc(zone.name));
  return {
    clusterId: row.id,
    clusterName: row.name,
    obClusterId: row.obClusterId,
    status: ClusterStatus.parse(row.observedStatus),
    zones: zones.map((one) => ({ ...one, status: ZoneStatus.parse(one.status) })),
    servers: await readServers(tx, row.id),
    logStreams: row.logStreams ?? undefined,
    holders: await readHolders(tx, row.id),
  };
}

async function readServers(tx: Tx, clusterId: number): Promise<PlanServer[]> {
  const rows = await tx
    .select({ server, zoneName: zone.name })
    .from(server)
    .innerJoin(zone, eq(zone.id, server.zoneId))
    .where(eq(server.clusterId, clusterId))
    .orderBy(asc(zone.name), asc(server.id));
  return rows.map(({ server: row, zoneName }) => ({
    hasAgent: row.agentCommand !== null,
    id: row.id,
    name: addressOf(row.ip, row.rpcPort),
    status: ServerStatus.parse(row.observedStatus),
    withRootserver: row.withRootserver,
    zoneName,
  }));
}

async function readHolders(tx: Tx, clusterId: number): Promise<Map<string, Holder>> {
  const rows = await tx
    .select({ object: taskLock.object, task })
    .from(taskLock)
    .innerJoin(task, eq(task.id, taskLock.taskId))
    .where(and(taskLock.held, eq(task.clusterId, clusterId)));
  return new Map(rows.map((row) => [row.object, toHolder(row.task)]));
}
