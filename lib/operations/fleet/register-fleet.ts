import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { FleetFile } from "@/lib/contract/fleet-file";
import { type SecretKeys, seal } from "@/lib/process/secret";
import type { Database, Tx } from "@/lib/store/database";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";

type ClusterOfFile = FleetFile["clusters"][number];
type ServerOfFile = ClusterOfFile["servers"][number];

/**
 * Makes the registered clusters exactly those of the fleet files, in one transaction. A cluster that is
 * in none is hidden and keeps its id and history; a server that its cluster no longer has is forgotten.
 * Throws a sentence, and changes nothing, when two clusters have the same name.
 */
export async function registerFleet(
  db: Database,
  keys: SecretKeys,
  files: readonly FleetFile[],
): Promise<void> {
  const clusters = files.flatMap((file) => file.clusters);
  refuseSameNames(clusters);
  await db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obdeck.fleet'))`);
    const names = clusters.map(({ name }) => name);
    await tx.update(cluster).set({ registered: false }).where(notInArray(cluster.name, names));
    for (const one of clusters) await registerCluster(tx, keys, one);
  });
}

/** A name is what a cluster keeps its id by: of two with one name, the second would replace the first. */
function refuseSameNames(clusters: readonly ClusterOfFile[]): void {
  const seen = new Set<string>();
  for (const { name } of clusters) {
    if (seen.has(name))
      throw new Error(
        `Two clusters are named ${name}. Rename one in the fleet file; the simulated fleet, which has names of its own, is left away by OBDECK_DEMO=off.`,
      );
    seen.add(name);
  }
}

async function registerCluster(tx: Tx, keys: SecretKeys, one: ClusterOfFile): Promise<void> {
  const facts = {
    registered: true,
    obClusterId: one.obClusterId,
    sysUser: one.sysUser,
    sysPassword: seal(keys, one.sysPassword),
    nextObservationTime: new Date(),
  };
  const [row] = await tx
    .insert(cluster)
    .values({ name: one.name, ...facts })
    .onConflictDoUpdate({ target: cluster.name, set: facts })
    .returning({ id: cluster.id });
  if (!row) throw new Error(`Cluster ${one.name} could not be registered`);

  const kept: number[] = [];
  for (const each of one.servers) kept.push(await registerServer(tx, row.id, each));
  await tx.delete(server).where(and(eq(server.clusterId, row.id), notInArray(server.id, kept)));
  const zones = one.servers.map((each) => each.zone);
  await tx.delete(zone).where(and(eq(zone.clusterId, row.id), notInArray(zone.name, zones)));
}

async function registerServer(tx: Tx, clusterId: number, each: ServerOfFile): Promise<number> {
  const hostFacts = { kind: each.host.kind, typeName: each.host.typeName ?? null };
  const [hostRow] = await tx
    .insert(host)
    .values({ address: each.host.address, ...hostFacts })
    .onConflictDoUpdate({ target: host.address, set: hostFacts })
    .returning({ id: host.id });
  const [zoneRow] = await tx
    .insert(zone)
    .values({ clusterId, name: each.zone })
    .onConflictDoUpdate({ target: [zone.clusterId, zone.name], set: { name: each.zone } })
    .returning({ id: zone.id });
  if (!hostRow || !zoneRow) throw new Error(`Server ${each.ip} could not be registered`);

  const facts = {
    zoneId: zoneRow.id,
    hostId: hostRow.id,
    sqlPort: each.sqlPort,
    home: each.home,
    agentCommand: each.agentCommand ?? null,
  };
  const [row] = await tx
    .insert(server)
    .values({ clusterId, ip: each.ip, rpcPort: each.rpcPort, ...facts })
    .onConflictDoUpdate({ target: [server.clusterId, server.ip, server.rpcPort], set: facts })
    .returning({ id: server.id });
  if (!row) throw new Error(`Server ${each.ip} could not be registered`);
  return row.id;
}
