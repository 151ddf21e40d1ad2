import "server-only";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { listClusters as endpoint } from "@/lib/contract/cluster";
import type { DataOf, QueryOf } from "@/lib/contract/endpoint";
import { grantedIds } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { cluster } from "@/lib/store/fleet-tables";
import { task, taskLock } from "@/lib/store/task-tables";
import { contains } from "../contains";
import { groupBy } from "../group-by";
import { pageFacts } from "../page-facts";
import { CLUSTER_AT_WORK } from "../shown-status";
import { sortBy } from "../sort-by";
import { findHolders } from "./find-holders";
import { findServers } from "./find-servers";
import { findZones } from "./find-zones";
import { toCluster } from "./to-cluster";
import { toZones } from "./to-zone";

const SORTABLE = {
  id: cluster.id,
  name: cluster.name,
  obClusterId: cluster.obClusterId,
  createTime: cluster.createTime,
  updateTime: cluster.updateTime,
};

/** One page of the registered clusters that the actor may read. Throws COM10011. */
export async function listClusters(
  db: Database,
  actor: User,
  query: QueryOf<typeof endpoint>,
): Promise<DataOf<typeof endpoint>> {
  const order = sortBy(query.sort, SORTABLE, cluster.id, asc(cluster.id));
  const readable = grantedIds(actor.permissions, "CLUSTER", "READ");
  const where = and(
    eq(cluster.registered, true),
    readable === "all" ? undefined : inArray(cluster.id, readable),
    query.name ? contains(cluster.name, query.name) : undefined,
    query.status?.length ? isShown(query.status) : undefined,
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
  const zonesOf = query.withZones === "true" ? await findZones(db, ids) : undefined;
  return {
    contents: rows.map((row) => {
      const own = serversOf.get(row.id) ?? [];
      const zones = zonesOf && { zones: toZones(row, zonesOf.get(row.id) ?? [], own, holders) };
      return { ...toCluster(row, own, holders), ...zones };
    }),
    page: pageFacts(query, total),
  };
}

/** `shownStatus.cluster` as a condition. */
const isShown = (wanted: readonly string[]): SQL => {
  const status = sql`coalesce(
    (select coalesce(${JSON.stringify(CLUSTER_AT_WORK)}::jsonb ->> ${task.action}, 'OPERATING')
      from ${taskLock} join ${task} on ${task.id} = ${taskLock.taskId}
      where held and ${taskLock.object} = 'cluster:' || ${cluster.id}),
    (select 'OPERATING' where exists (
      select from ${task} where ${task.status} = 'RUNNING' and ${task.clusterId} = ${cluster.id})),
    ${cluster.observedStatus})`;
  return inArray(status, [...wanted]);
};
