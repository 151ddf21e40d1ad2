import "server-only";
import type { ClusterDriver, ClusterFacts, Endpoint, SysAccount } from "./cluster";
import { ClusterAccess, type Query } from "./cluster-access";
import {
  CLUSTER_ID_SQL,
  CLUSTER_NAME_SQL,
  readParameter,
  readServerRows,
  readVersion,
  readZoneRows,
  SERVERS_SQL,
  VERSION_SQL,
  ZONES_SQL,
} from "./cluster-queries";
import { pingServer } from "./ping";
import { StopTime } from "./set-stopped";

/** A cluster over the MySQL protocol. Keeps connections between calls until it is closed. */
export function mysqlCluster(
  endpoints: readonly Endpoint[],
  account: SysAccount,
): ClusterDriver & { close(): Promise<void> } {
  const access = new ClusterAccess(endpoints, account);
  return {
    async servers(control, last) {
      const rows = await access.read("The look at the servers", control, last, async (query) =>
        readServerRows(await query(SERVERS_SQL)),
      );
      access.learn(rows);
      return rows;
    },
    zones: (control, last) =>
      access.read("The look at the zones", control, last, async (query) =>
        readZoneRows(await query(ZONES_SQL)),
      ),
    facts: (control, last) => access.read("The look at the cluster", control, last, readFacts),
    startServer: async (target, control) => new StopTime(access, target, false).set(control),
    stopServer: async (target, control) => new StopTime(access, target, true).set(control),
    ping: (target, control) => pingServer(access, target, control),
    async close() {
      access.connections.close();
    },
  };
}

async function readFacts(query: Query): Promise<ClusterFacts> {
  return {
    version: readVersion(await query(VERSION_SQL)),
    servers: readServerRows(await query(SERVERS_SQL)),
    zones: readZoneRows(await query(ZONES_SQL)),
    clusterName: readParameter("cluster", await query(CLUSTER_NAME_SQL)),
    obClusterId: Number(readParameter("cluster_id", await query(CLUSTER_ID_SQL))),
  };
}
