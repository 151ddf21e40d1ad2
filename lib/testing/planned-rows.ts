import type { PlanFacts } from "@/lib/operations/plan/plan-facts";
import type { Database } from "@/lib/store/database";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";

/** Writes a cluster that was made for a planner as rows with the same ids; nobody holds anything of it. */
export async function addPlannedCluster(db: Database, facts: PlanFacts): Promise<void> {
  const { clusterId, clusterName, obClusterId, status, logStreams = null } = facts;
  const account = { sysUser: "root@sys", sysPassword: Buffer.alloc(0) };
  await db.insert(cluster).values({
    ...{ id: clusterId, name: clusterName, obClusterId, observedStatus: status },
    ...account,
    logStreams: logStreams && [...logStreams],
  });
  await db.insert(zone).values(
    facts.zones.map(({ id, name, status: observedStatus }) => ({
      ...{ id, clusterId, name, observedStatus },
    })),
  );
  const place = { address: "10.0.0.0", kind: "local" };
  await db
    .insert(host)
    .values({ id: 1, ...place })
    .onConflictDoNothing();
  const zoneIds = new Map(facts.zones.map(({ id, name }) => [name, id]));
  for (const one of facts.servers) {
    const [ip = "", port] = one.name.split(":");
    await db.insert(server).values({
      ...{ id: one.id, clusterId, zoneId: zoneIds.get(one.zoneName) ?? 0, hostId: 1 },
      ...{ ip, rpcPort: Number(port), sqlPort: 2881, home: `/home/${one.id}` },
      ...{ observedStatus: one.status, withRootserver: one.withRootserver },
      agentCommand: one.hasAgent ? "agent" : null,
    });
  }
}
