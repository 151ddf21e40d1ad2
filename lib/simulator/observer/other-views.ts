import { TENANTS } from "../log-streams";
import { parametersOf } from "./parameters";
import { type Seen, tellingServers, time, type ViewSource } from "./view-source";

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
  rows: (seen) =>
    tellingServers(seen).flatMap(({ ip, rpcPort, zone }) =>
      parametersOf(seen.running.place).map(({ name, type, value, section, editLevel }) => ({
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

/** oceanbase.DBA_OB_TENANTS. */
export function dbaObTenants({ running }: Seen): ViewSource {
  const created = time(running.place.facts.createTimeUs);
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
      TENANTS.map(({ id, name, type }) => ({
        TENANT_ID: id,
        TENANT_NAME: name,
        TENANT_TYPE: type,
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
