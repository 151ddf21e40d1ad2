import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { host, server, zone } from "@/lib/store/fleet-tables";

/** A server's row with the names that lie in other rows. */
export interface FoundServer {
  server: typeof server.$inferSelect;
  zoneName: string;
  region: string | null;
  idc: string | null;
  hostTypeName: string | null;
}

/** The servers of some clusters, by zone name and id. */
export function findServers(db: Database, clusterIds: readonly number[]): Promise<FoundServer[]> {
  return db
    .select({
      server,
      zoneName: zone.name,
      region: zone.region,
      idc: zone.idc,
      hostTypeName: host.typeName,
    })
    .from(server)
    .innerJoin(zone, eq(zone.id, server.zoneId))
    .innerJoin(host, eq(host.id, server.hostId))
    .where(inArray(server.clusterId, [...clusterIds]))
    .orderBy(asc(zone.name), asc(server.id));
}
