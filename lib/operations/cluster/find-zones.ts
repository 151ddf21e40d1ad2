import "server-only";
import { asc, inArray } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { zone } from "@/lib/store/fleet-tables";
import { groupBy } from "../group-by";

/** A zone's row. */
export type FoundZone = typeof zone.$inferSelect;

/** The zones of some clusters by cluster id, each cluster's by name. */
export async function findZones(
  db: Database,
  clusterIds: readonly number[],
): Promise<Map<number, FoundZone[]>> {
  const zones = await db
    .select()
    .from(zone)
    .where(inArray(zone.clusterId, [...clusterIds]))
    .orderBy(asc(zone.name));
  return groupBy(zones, ({ clusterId }) => clusterId);
}
