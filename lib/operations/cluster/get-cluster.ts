import "server-only";
import type { Cluster, Zone } from "@/lib/contract/cluster";
import type { Database } from "@/lib/store/database";
import { findHolders } from "./find-holders";
import { findServers } from "./find-servers";
import { findZones } from "./find-zones";
import { requireCluster } from "./require-cluster";
import { toCluster } from "./to-cluster";
import { toZones } from "./to-zone";

/** A cluster with its zones and servers. Throws OBE11001. */
export async function getCluster(db: Database, id: number): Promise<Cluster> {
  const row = await requireCluster(db, id);
  const [zones, servers, holders] = await Promise.all([
    findZones(db, [row.id]),
    findServers(db, [row.id]),
    findHolders(db, [row.id]),
  ]);
  return {
    ...toCluster(row, servers, holders),
    zones: toZones(row, zones.get(row.id) ?? [], servers, holders),
  };
}

/** The zones of a cluster with their servers. Throws OBE11001. */
export async function listZones(db: Database, id: number): Promise<{ contents: Zone[] }> {
  const { zones } = await getCluster(db, id);
  return { contents: zones ?? [] };
}
