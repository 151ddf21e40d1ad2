import "server-only";
import { eq } from "drizzle-orm";
import type { Endpoint } from "@/lib/drivers/cluster";
import type { AgentProfile, ObserverPlace } from "@/lib/drivers/host";
import type { Database } from "@/lib/store/database";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";

/** A server with all that is needed to reach it. */
export interface Target {
  serverId: number;
  clusterId: number;
  clusterName: string;
  zoneId: number;
  /** `ip:rpcPort`, as the cluster names it. */
  name: string;
  hostKind: string;
  place: ObserverPlace;
  endpoint: Endpoint & { zone: string };
  agent: AgentProfile;
}

/** Every server of a cluster as a target, in id order. */
export async function findTargets(db: Database, clusterId: number): Promise<Target[]> {
  const rows = await db
    .select({ server, zoneName: zone.name, hostKind: host.kind, clusterName: cluster.name })
    .from(server)
    .innerJoin(zone, eq(zone.id, server.zoneId))
    .innerJoin(host, eq(host.id, server.hostId))
    .innerJoin(cluster, eq(cluster.id, server.clusterId))
    .where(eq(server.clusterId, clusterId))
    .orderBy(server.id);
  return rows.map(({ server: row, zoneName, hostKind, clusterName }) => {
    const endpoint = { ip: row.ip, rpcPort: row.rpcPort, sqlPort: row.sqlPort };
    return {
      serverId: row.id,
      clusterId,
      clusterName,
      zoneId: row.zoneId,
      name: addressOf(row.ip, row.rpcPort),
      hostKind,
      place: { home: row.home, ...endpoint },
      endpoint: { ...endpoint, zone: zoneName },
      agent: row.agentCommand ? { kind: "agentctl", command: row.agentCommand } : { kind: "none" },
    };
  });
}

/** `ip:port`, with brackets around IPv6. */
export function addressOf(ip: string, port: number): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}
