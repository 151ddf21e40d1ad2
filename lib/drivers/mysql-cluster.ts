import "server-only";
import { AlterSystem, type Change } from "./alter-system";
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
import type { CallControl } from "./control";
import { LOG_STAT_SQL, readLogStreams, TENANTS_SQL } from "./log-streams";
import { minorFreeze } from "./minor-freeze";
import { pingServer } from "./ping";
import { setStopped } from "./set-stopped";
import { setZoneStopped } from "./set-zone";

/** A cluster over the MySQL protocol. Keeps connections between calls until it is closed. */
export function mysqlCluster(
  endpoints: readonly Endpoint[],
  account: SysAccount,
): ClusterDriver & { close(): Promise<void> } {
  const access = new ClusterAccess(endpoints, account);
  /** A statement that cannot be written refuses the call, as everything else that goes wrong in it. */
  const carryOut = async (control: CallControl, change: () => Change) =>
    new AlterSystem(access, change()).carryOut(control);
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
    startServer: (target, control) => carryOut(control, () => setStopped(target, false)),
    stopServer: (target, control, options) =>
      carryOut(control, () => setStopped(target, true, options)),
    startZone: (zone, control) => carryOut(control, () => setZoneStopped(zone, false)),
    stopZone: (zone, control, options) =>
      carryOut(control, () => setZoneStopped(zone, true, options)),
    async minorFreeze(target, control) {
      await carryOut(control, () => minorFreeze(target));
    },
    logStreams: (control, last) =>
      access.read("The look at the log streams", control, last, async (query) =>
        readLogStreams(await query(LOG_STAT_SQL), await query(TENANTS_SQL)),
      ),
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
