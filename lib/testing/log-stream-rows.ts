import { eq } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { cluster, server } from "@/lib/store/fleet-tables";

/**
 * Gives a cluster one log stream, `sys/1`, with a member on the first server of every zone, in sync unless
 * named as behind.
 */
export async function addLogStream(
  db: Database,
  clusterId: number,
  { behind = [] }: { behind?: readonly number[] } = {},
): Promise<void> {
  const rows = await db
    .selectDistinctOn([server.zoneId])
    .from(server)
    .where(eq(server.clusterId, clusterId))
    .orderBy(server.zoneId, server.id);
  const members = rows.map(({ id, ip, rpcPort }, at) => ({
    server: `${ip}:${rpcPort}`,
    inSync: !behind.includes(id),
    isLeader: at === 0,
  }));
  const stream = { tenantId: 1, tenantName: "sys", logStreamId: 1 };
  await db
    .update(cluster)
    .set({ logStreams: [{ ...stream, replicaCount: members.length, members }] })
    .where(eq(cluster.id, clusterId));
}
