import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Cluster, Zone } from "@/lib/contract/cluster";
import type { Database } from "@/lib/store/database";
import { zone } from "@/lib/store/fleet-tables";
import { groupBy } from "../group-by";
import { findHolders } from "./find-holders";
import { findServers } from "./find-servers";
import { requireCluster } from "./require-cluster";
import { toCluster } from "./to-cluster";
import { toZone } from "./to-zone";

/** A cluster with its zones and servers. Throws OBE11001. */
export async function getCluster(db: Database, id: number): Promise<Cluster> {
  const row = await requireCluster(db, id);
  const [zones, servers, holders] = await Promise.all([
    db.select().from(zone).where(eq(zone.clusterId, row.id)).orderBy(asc(zone.name)),
    findServers(db, [row.id]),
    findHolders(db, [row.id]),
  ]);
  const byZone = groupBy(servers, ({ zoneName }) => zoneName);
  return {
    ...toCluster(row, servers, holders),
    zones: zones.map((one) => toZone(one, row.obClusterId, byZone.get(one.name) ?? [], holders)),
  };
}

/** The zones of a cluster with their servers. Throws OBE11001. */
export async function listZones(db: Database, id: number): Promise<{ contents: Zone[] }> {
  const { zones } = await getCluster(db, id);
  return { contents: zones ?? [] };
}
