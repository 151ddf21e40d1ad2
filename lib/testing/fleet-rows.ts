import { sql } from "drizzle-orm";
import type { Database } from "@/lib/store/database";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";

/** Rows of a fleet that nobody observes: `statuses` of the servers, by zone. Answers the ids. */
export async function addCluster(
  db: Database,
  name: string,
  zones: Record<string, readonly string[]>,
): Promise<{ clusterId: number; serverIds: number[] }> {
  const [made] = await db
    .insert(cluster)
    .values({
      name,
      obClusterId: 7,
      sysUser: "root@sys",
      sysPassword: Buffer.alloc(0),
      observedStatus: "RUNNING",
      version: "4.2.1.8_108000022024072217",
    })
    .returning({ id: cluster.id });
  if (!made) throw new Error(`Cluster ${name} was not added`);
  const serverIds: number[] = [];
  for (const [zoneName, statuses] of Object.entries(zones))
    serverIds.push(...(await addZone(db, made.id, zoneName, statuses)));
  return { clusterId: made.id, serverIds };
}

async function addZone(
  db: Database,
  clusterId: number,
  name: string,
  statuses: readonly string[],
): Promise<number[]> {
  const [made] = await db
    .insert(zone)
    .values({ clusterId, name, region: "north", idc: `idc-${name}`, observedStatus: "RUNNING" })
    .returning({ id: zone.id });
  const [machine] = await db
    .insert(host)
    .values({ address: `${clusterId}-${name}`, kind: "local" })
    .returning({ id: host.id });
  if (!made || !machine) throw new Error(`Zone ${name} was not added`);
  if (statuses.length === 0) return [];
  const rows = await db
    .insert(server)
    .values(
      statuses.map((observedStatus, index) => ({
        clusterId,
        zoneId: made.id,
        hostId: machine.id,
        ip: `10.${clusterId}.${made.id}.${index + 1}`,
        rpcPort: 2882,
        sqlPort: 2881,
        home: `/home/admin/${name}-${index + 1}`,
        observedStatus,
        observedTime: sql`now()`,
      })),
    )
    .returning({ id: server.id });
  return rows.map(({ id }) => id);
}
