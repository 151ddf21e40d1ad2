import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Cluster } from "@/lib/contract/cluster";
import { toTime } from "@/lib/contract/time";
import type { Database } from "@/lib/store/database";
import { task } from "@/lib/store/schema";

type Shown = Cluster["tasks"][number];

/** The unfinished tasks on some clusters, and what each works on. */
export interface Holders {
  /** Those on a cluster, newest first. */
  ofCluster(clusterId: number): Shown[];
  /** The one that holds a server. */
  ofServer(serverId: number): Shown | undefined;
  workIn(clusterId: number, zoneName: string): boolean;
}

/** Reads the unfinished tasks on some clusters. */
export async function findHolders(db: Database, clusterIds: readonly number[]): Promise<Holders> {
  const rows = await db
    .select()
    .from(task)
    .where(and(eq(task.status, "RUNNING"), inArray(task.clusterId, [...clusterIds])))
    .orderBy(desc(task.id));
  const byCluster = new Map<number, Shown[]>(clusterIds.map((id) => [id, []]));
  const byServer = new Map<number, Shown>();
  const zones = new Set<string>();
  for (const row of rows) {
    const shown = toShown(row);
    byCluster.get(row.clusterId ?? 0)?.push(shown);
    if (row.serverId !== null) byServer.set(row.serverId, shown);
    zones.add(`${row.clusterId}/${row.zoneName}`);
  }
  return {
    ofCluster: (clusterId) => byCluster.get(clusterId) ?? [],
    ofServer: (serverId) => byServer.get(serverId),
    workIn: (clusterId, zoneName) => zones.has(`${clusterId}/${zoneName}`),
  };
}

const toShown = (row: typeof task.$inferSelect): Shown => ({
  creatorName: row.creatorName,
  id: row.id,
  name: row.name,
  startTime: toTime(row.startTime),
  successful: row.successful,
  total: row.total,
});
