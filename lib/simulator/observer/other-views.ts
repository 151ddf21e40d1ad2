import { parametersOf } from "./parameters";
import { type Seen, time, type ViewSource } from "./view-source";

/** oceanbase.GV$OB_PARAMETERS: every parameter of every living server. */
export const gvObParameters: ViewSource = {
  columns: {
    SVR_IP: "text",
    SVR_PORT: "int",
    ZONE: "text",
    SCOPE: "text",
    TENANT_ID: "int",
    NAME: "text",
    DATA_TYPE: "text",
    VALUE: "text",
    INFO: "text",
    SECTION: "text",
    EDIT_LEVEL: "text",
  },
  overTables: false,
  rows: ({ running, state }) =>
    state.servers
      .filter(({ serving }) => serving)
      .flatMap(({ ip, rpcPort, zone }) =>
        parametersOf(running.place).map(({ name, type, value, section, editLevel }) => ({
          SVR_IP: ip,
          SVR_PORT: rpcPort,
          ZONE: zone,
          SCOPE: "CLUSTER",
          TENANT_ID: null,
          NAME: name,
          DATA_TYPE: type,
          VALUE: value,
          INFO: "",
          SECTION: section,
          EDIT_LEVEL: editLevel,
        })),
      ),
};

/** oceanbase.GV$OB_LOG_STAT: the log stream of the sys tenant, one replica in each zone. */
export const gvObLogStat: ViewSource = {
  columns: {
    TENANT_ID: "int",
    LS_ID: "int",
    SVR_IP: "text",
    SVR_PORT: "int",
    ROLE: "text",
    PROPOSAL_ID: "int",
    CONFIG_VERSION: "text",
    ACCESS_MODE: "text",
    PAXOS_MEMBER_LIST: "text",
    PAXOS_REPLICA_NUM: "int",
    IN_SYNC: "text",
    BASE_LSN: "int",
    BEGIN_LSN: "int",
    BEGIN_SCN: "int",
    END_LSN: "int",
    END_SCN: "int",
    MAX_LSN: "int",
    MAX_SCN: "int",
    ARBITRATION_MEMBER: "text",
    DEGRADED_LIST: "text",
    LEARNER_LIST: "text",
  },
  overTables: false,
  rows: logStat,
};

function logStat({ state, rootServerId }: Seen) {
  const root = state.servers.find(({ id }) => id === rootServerId);
  const members = state.zones.flatMap(({ name }) => {
    const inZone = state.servers.filter(({ zone }) => zone === name);
    return (
      (root?.zone === name ? root : (inZone.find(({ serving }) => serving) ?? inZone[0])) ?? []
    );
  });
  const list = members.map(({ ip, rpcPort }) => `${ip}:${rpcPort}:1`).join(",");
  const scn = Date.now() * 1_000_000;
  return members
    .filter(({ serving }) => serving)
    .map(({ id, ip, rpcPort }) => ({
      TENANT_ID: 1,
      LS_ID: 1,
      SVR_IP: ip,
      SVR_PORT: rpcPort,
      ROLE: id === rootServerId ? "LEADER" : "FOLLOWER",
      PROPOSAL_ID: 1,
      CONFIG_VERSION: "{proposal_id:1, config_seq:1}",
      ACCESS_MODE: "APPEND",
      PAXOS_MEMBER_LIST: list,
      PAXOS_REPLICA_NUM: members.length,
      IN_SYNC: "YES",
      BASE_LSN: 0,
      BEGIN_LSN: 0,
      BEGIN_SCN: 1,
      END_LSN: 1,
      END_SCN: scn,
      MAX_LSN: 1,
      MAX_SCN: scn,
      ARBITRATION_MEMBER: "",
      DEGRADED_LIST: "",
      LEARNER_LIST: "",
    }));
}

/** oceanbase.DBA_OB_TENANTS: sys, and one tenant of users with its meta tenant. */
export function dbaObTenants({ running }: Seen): ViewSource {
  const created = time(running.place.facts.createTimeUs);
  const tenants = [
    { TENANT_ID: 1, TENANT_NAME: "sys", TENANT_TYPE: "SYS" },
    { TENANT_ID: 1001, TENANT_NAME: "META$1002", TENANT_TYPE: "META" },
    { TENANT_ID: 1002, TENANT_NAME: "app", TENANT_TYPE: "USER" },
  ];
  return {
    columns: {
      TENANT_ID: "int",
      TENANT_NAME: "text",
      TENANT_TYPE: "text",
      CREATE_TIME: "time",
      MODIFY_TIME: "time",
      PRIMARY_ZONE: "text",
      LOCALITY: "text",
      COMPATIBILITY_MODE: "text",
      STATUS: "text",
      TENANT_ROLE: "text",
    },
    overTables: true,
    rows: ({ state }) =>
      tenants.map((tenant) => ({
        ...tenant,
        CREATE_TIME: created,
        MODIFY_TIME: created,
        PRIMARY_ZONE: "RANDOM",
        LOCALITY: state.zones.map(({ name }) => `FULL{1}@${name}`).join(", "),
        COMPATIBILITY_MODE: "MYSQL",
        STATUS: "NORMAL",
        TENANT_ROLE: "PRIMARY",
      })),
  };
}

/** oceanbase.DBA_OB_ROOTSERVICE_EVENT_HISTORY: this simulation keeps no history. */
export const rootServiceEvents: ViewSource = {
  columns: {
    TIMESTAMP: "time",
    MODULE: "text",
    EVENT: "text",
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((n) => [
        [`NAME${n}`, "text" as const],
        [`VALUE${n}`, "text" as const],
      ]),
    ),
    EXTRA_INFO: "text",
    RS_SVR_IP: "text",
    RS_SVR_PORT: "int",
  },
  overTables: true,
  rows: () => [],
};
