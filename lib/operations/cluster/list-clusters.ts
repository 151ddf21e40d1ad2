import "server-only";
import { and, asc, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { listClusters as endpoint } from "@/lib/contract/cluster";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import type { ClusterStatus } from "@/lib/contract/status";
import type { Database } from "@/lib/store/database";
import { cluster, task } from "@/lib/store/schema";
import { contains } from "../contains";
import { groupBy } from "../group-by";
import { pageFacts } from "../page-facts";
import { sortBy } from "../sort-by";
import { findHolders } from "./find-holders";
import { findServers } from "./find-servers";
import { toCluster } from "./to-cluster";

const SORTABLE = {
  id: cluster.id,
  name: cluster.name,
  obClusterId: cluster.obClusterId,
  createTime: cluster.createTime,
  updateTime: cluster.updateTime,
};

/** One page of the registered clusters. Throws COM10011. */
export async function listClusters(
  db: Database,
  query: QueryOf<typeof endpoint>,
): Promise<DataOf<typeof endpoint>> {
  const order = sortBy(query.sort, SORTABLE, cluster.id, asc(cluster.id));
  const where = and(
    eq(cluster.registered, true),
    query.name ? contains(cluster.name, query.name) : undefined,
    query.status?.length ? isShown(db, query.status) : undefined,
  );
  const [total, rows] = await Promise.all([
    db.$count(cluster, where),
    db
      .select()
      .from(cluster)
      .where(where)
      .orderBy(...order)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
  ]);
  const ids = rows.map(({ id }) => id);
  const [servers, holders] = await Promise.all([findServers(db, ids), findHolders(db, ids)]);
  const serversOf = groupBy(servers, ({ server }) => server.clusterId);
  return {
    contents: rows.map((row) => toCluster(row, serversOf.get(row.id) ?? [], holders)),
    page: pageFacts(query, total),
  };
}

/** `shownStatus.cluster` as a condition. */
function isShown(db: Database, wanted: readonly ClusterStatus[]): SQL | undefined {
  const busy = db
    .select({ id: sql`${task.clusterId}` })
    .from(task)
    .where(and(eq(task.status, "RUNNING"), sql`${task.clusterId} IS NOT NULL`));
  return or(
    wanted.includes("OPERATING") ? inArray(cluster.id, busy) : undefined,
    and(inArray(cluster.observedStatus, [...wanted]), notInArray(cluster.id, busy)),
  );
}
