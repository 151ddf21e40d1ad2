import "server-only";
import { eq } from "drizzle-orm";
import type { ClusterFacts } from "@/lib/drivers/cluster";
import type { Database } from "@/lib/store/database";
import { cluster } from "@/lib/store/fleet-tables";

/** Stores what changes rarely: the cluster's version, edition and own id. */
export async function recordFacts(
  db: Database,
  clusterId: number,
  facts: ClusterFacts,
): Promise<void> {
  await db
    .update(cluster)
    .set({
      version: facts.version.version,
      edition: facts.version.edition,
      obClusterId: facts.obClusterId,
    })
    .where(eq(cluster.id, clusterId));
}
