import "server-only";
import { eq, sql } from "drizzle-orm";
import type { ServiceType } from "@/lib/contract/host";
import type { Database } from "@/lib/store/database";
import { cluster, host, server, zone } from "@/lib/store/fleet-tables";

/** A server's last observed status from which it follows that its host is there. */
const ALIVE = ["RUNNING", "SERVICE_STOPPED", "PROCESS_STOPPED"];

type Service = { name: string; type: (typeof ServiceType.options)[number]; version: string | null };

/** A value that all rows of a group have, else null. */
const common = (column: unknown) =>
  sql<
    string | null
  >`case when count(distinct ${column}) = 1 and count(${column}) = count(*) then min(${column}) end`;

/**
 * Hosts as far as what runs on them tells: those with a server of a registered cluster, one row each. A host
 * is ONLINE when a server on it serves or the host itself said that the process is gone; else nothing is known.
 */
export const seenHosts = (db: Database) =>
  db
    .select({
      id: host.id,
      name: host.address,
      typeName: host.typeName,
      /** All that a keyword may be part of. */
      words: sql<string>`concat_ws(' ', ${host.address}, string_agg(distinct ${server.ip}, ' '),
        string_agg(distinct ${cluster.name}, ' '))`.as("words"),
      ip: common(server.ip).as("ip"),
      idc: common(zone.idc).as("idc"),
      region: common(zone.region).as("region"),
      status: sql<"ONLINE" | null>`case when bool_or(${server.observedStatus} in (${sql.join(
        ALIVE.map((status) => sql`${status}`),
        sql`, `,
      )})) then 'ONLINE' end`.as("status"),
      observedTime: sql<string | null>`max(${server.observedTime})`.as("observed_time"),
      services: sql<
        Service[]
      >`jsonb_agg(distinct jsonb_build_object('name', ${cluster.name} || ':' || ${cluster.obClusterId}, 'type', 'OB_CLUSTER', 'version', ${cluster.version}))`.as(
        "services",
      ),
    })
    .from(host)
    .innerJoin(server, eq(server.hostId, host.id))
    .innerJoin(zone, eq(zone.id, server.zoneId))
    .innerJoin(cluster, eq(cluster.id, server.clusterId))
    .where(eq(cluster.registered, true))
    .groupBy(host.id)
    .as("seen");

/** One row of them. */
export type SeenHost = Awaited<ReturnType<typeof readAll>>[number];

const readAll = (db: Database) => db.select().from(seenHosts(db));
