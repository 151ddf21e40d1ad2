import "server-only";
import { and, eq, gt, isNull, lte, notExists, or, sql } from "drizzle-orm";
import type { LogStream } from "@/lib/contract/log-stream";
import type { Database, Tx } from "@/lib/store/database";
import { cluster, server, zone } from "@/lib/store/fleet-tables";
import type { Observation } from "./look";

/**
 * Writes down everything a look found, in one transaction. A look that began before one that is
 * already written down changes nothing: the newer one is true.
 */
export async function record(db: Database, observation: Observation): Promise<void> {
  await db.transaction(async (tx) => {
    // The cluster's row first, as registering a fleet does: two orders would be a deadlock.
    const [row] = await tx
      .select({ observedTime: cluster.observedTime })
      .from(cluster)
      .where(eq(cluster.id, observation.clusterId))
      .for("no key update");
    if (!row || (row.observedTime && row.observedTime > observation.time)) return;
    for (const one of observation.servers) await recordServer(tx, observation.time, one);
    for (const one of observation.zones) await recordZone(tx, observation, one);
    await recordCluster(tx, observation);
  });
}

/** Writes down what was seen of one server. `updateTime` moves only when its status did. */
export async function recordServer(
  tx: Tx | Database,
  time: Date,
  { target, row, status }: Observation["servers"][number],
): Promise<void> {
  await tx
    .update(server)
    .set({
      observedStatus: status,
      observedTime: time,
      updateTime: sql`CASE WHEN ${server.observedStatus} = ${status} THEN ${server.updateTime} ELSE now() END`,
      innerStatus: row?.status ?? null,
      ...(row && {
        obServerId: row.id,
        version: row.buildVersion,
        withRootserver: row.withRootserver,
        startServiceTime: instant(row.startServiceTimeUs),
        stopTime: instant(row.stopTimeUs),
      }),
    })
    .where(
      and(
        eq(server.id, target.serverId),
        or(isNull(server.observedTime), lte(server.observedTime, time)),
      ),
    );
}

/** Writes down what was seen of one zone, unless a newer look at its cluster is written down already. */
export async function recordZone(
  tx: Tx | Database,
  { clusterId, time }: Pick<Observation, "clusterId" | "time">,
  { name, row, status }: Observation["zones"][number],
): Promise<void> {
  const newer = tx
    .select({ id: cluster.id })
    .from(cluster)
    .where(and(eq(cluster.id, clusterId), gt(cluster.observedTime, time)));
  await tx
    .update(zone)
    .set({
      observedStatus: status,
      updateTime: sql`CASE WHEN ${zone.observedStatus} = ${status} THEN ${zone.updateTime} ELSE now() END`,
      innerStatus: row?.status ?? null,
      ...(row && { idc: row.idc, region: row.region }),
    })
    .where(and(eq(zone.clusterId, clusterId), eq(zone.name, name), notExists(newer)));
}

/** Writes down the cluster's own status and that it was looked at now. */
async function recordCluster(
  tx: Tx | Database,
  { clusterId, time, status, error, logStreams }: Observation,
): Promise<void> {
  await tx
    .update(cluster)
    .set({
      observedStatus: status,
      observedTime: time,
      observeError: error ?? null,
      ...(logStreams && { logStreams }),
      updateTime: sql`CASE WHEN ${cluster.observedStatus} = ${status} THEN ${cluster.updateTime} ELSE now() END`,
    })
    .where(eq(cluster.id, clusterId));
}

/** Writes down the log streams of a cluster, as read just now. */
export async function recordLogStreams(
  db: Database,
  clusterId: number,
  logStreams: LogStream[],
): Promise<void> {
  await db.update(cluster).set({ logStreams }).where(eq(cluster.id, clusterId));
}

const instant = (microseconds: number | undefined): Date | null =>
  microseconds === undefined ? null : new Date(microseconds / 1000);
