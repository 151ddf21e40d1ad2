import type { ServerState } from "../cluster-state";
import type { ValueType } from "./value";
import { buildVersion, isAtLeast } from "./versions";
import {
  blockedSinceUs,
  offlineSinceUs,
  type Seen,
  statusOf,
  tellingServers,
  time,
  type ViewSource,
} from "./view-source";

const GIB = 1024 ** 3;

/** oceanbase.DBA_OB_SERVERS; only newer versions have LAST_OFFLINE_TIME. */
export function dbaObServers({ running }: Seen): ViewSource {
  const { facts } = running.place;
  const columns: Record<string, ValueType> = {
    SVR_IP: "text",
    SVR_PORT: "int",
    ID: "int",
    ZONE: "text",
    SQL_PORT: "int",
    WITH_ROOTSERVER: "text",
    STATUS: "text",
    START_SERVICE_TIME: "time",
    STOP_TIME: "time",
    BLOCK_MIGRATE_IN_TIME: "time",
    CREATE_TIME: "time",
    MODIFY_TIME: "time",
    BUILD_VERSION: "text",
  };
  if (isAtLeast(facts, "4.3")) columns.LAST_OFFLINE_TIME = "time";
  return {
    columns,
    overTables: true,
    rows: (seen) =>
      seen.state.servers.map((server) => ({
        ...address(server),
        ID: server.id,
        WITH_ROOTSERVER: server.id === seen.rootServerId ? "YES" : "NO",
        STATUS: statusOf(server),
        START_SERVICE_TIME: time(server.startServiceTimeUs),
        STOP_TIME: time(server.stopTimeUs),
        BLOCK_MIGRATE_IN_TIME: time(blockedSinceUs(seen, server)),
        CREATE_TIME: time(facts.createTimeUs),
        MODIFY_TIME: time(server.modifyTimeUs),
        BUILD_VERSION: buildVersion(facts),
        LAST_OFFLINE_TIME: time(offlineSinceUs(seen, server)),
      })),
  };
}

/** oceanbase.__all_server: lower case statuses, times in microseconds with 0 for none. */
export function allServer({ running }: Seen): ViewSource {
  const { facts } = running.place;
  return {
    columns: {
      GMT_CREATE: "time",
      GMT_MODIFIED: "time",
      SVR_IP: "text",
      SVR_PORT: "int",
      ID: "int",
      ZONE: "text",
      INNER_PORT: "int",
      WITH_ROOTSERVER: "int",
      STATUS: "text",
      BLOCK_MIGRATE_IN_TIME: "int",
      BUILD_VERSION: "text",
      STOP_TIME: "int",
      START_SERVICE_TIME: "int",
      FIRST_SESSID: "int",
      WITH_PARTITION: "int",
      LAST_OFFLINE_TIME: "int",
    },
    overTables: true,
    rows: (seen) =>
      seen.state.servers.map((server) => ({
        ...address(server),
        GMT_CREATE: time(facts.createTimeUs),
        GMT_MODIFIED: time(server.modifyTimeUs),
        ID: server.id,
        INNER_PORT: server.sqlPort,
        WITH_ROOTSERVER: server.id === seen.rootServerId ? 1 : 0,
        STATUS: statusOf(server).toLowerCase(),
        BLOCK_MIGRATE_IN_TIME: blockedSinceUs(seen, server) ?? 0,
        BUILD_VERSION: buildVersion(facts),
        STOP_TIME: server.stopTimeUs ?? 0,
        START_SERVICE_TIME: server.startServiceTimeUs ?? 0,
        FIRST_SESSID: 0,
        WITH_PARTITION: 1,
        LAST_OFFLINE_TIME: offlineSinceUs(seen, server) ?? 0,
      })),
  };
}

/** oceanbase.GV$OB_SERVERS: each living server answers for itself, so a dead one has no row. */
export const gvObServers: ViewSource = {
  columns: {
    SVR_IP: "text",
    SVR_PORT: "int",
    ZONE: "text",
    SQL_PORT: "int",
    CPU_CAPACITY: "int",
    CPU_CAPACITY_MAX: "int",
    CPU_ASSIGNED: "int",
    CPU_ASSIGNED_MAX: "int",
    MEM_CAPACITY: "int",
    MEM_ASSIGNED: "int",
    LOG_DISK_CAPACITY: "int",
    LOG_DISK_ASSIGNED: "int",
    LOG_DISK_IN_USE: "int",
    DATA_DISK_CAPACITY: "int",
    DATA_DISK_IN_USE: "int",
    DATA_DISK_HEALTH_STATUS: "text",
    MEMORY_LIMIT: "int",
    DATA_DISK_ALLOCATED: "int",
    DATA_DISK_ABNORMAL_TIME: "time",
    SSL_CERT_EXPIRED_TIME: "time",
  },
  overTables: false,
  rows: (seen) =>
    tellingServers(seen).map((server) => ({
      ...address(server),
      CPU_CAPACITY: 16,
      CPU_CAPACITY_MAX: 16,
      CPU_ASSIGNED: 6,
      CPU_ASSIGNED_MAX: 6,
      MEM_CAPACITY: 24 * GIB,
      MEM_ASSIGNED: 10 * GIB,
      LOG_DISK_CAPACITY: 60 * GIB,
      LOG_DISK_ASSIGNED: 24 * GIB,
      LOG_DISK_IN_USE: (8 + server.id) * GIB,
      DATA_DISK_CAPACITY: 200 * GIB,
      DATA_DISK_IN_USE: (40 + server.id) * GIB,
      DATA_DISK_HEALTH_STATUS: "NORMAL",
      MEMORY_LIMIT: 32 * GIB,
      DATA_DISK_ALLOCATED: 200 * GIB,
      DATA_DISK_ABNORMAL_TIME: null,
      SSL_CERT_EXPIRED_TIME: null,
    })),
};

const address = ({ ip, rpcPort, sqlPort, zone }: ServerState) => ({
  SVR_IP: ip,
  SVR_PORT: rpcPort,
  SQL_PORT: sqlPort,
  ZONE: zone,
});
