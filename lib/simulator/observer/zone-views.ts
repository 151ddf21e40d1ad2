import { type Seen, time, type ViewSource } from "./view-source";

const ZONE_TYPE = "ReadWrite";

/** oceanbase.DBA_OB_ZONES. */
export function dbaObZones({ running }: Seen): ViewSource {
  return {
    columns: {
      ZONE: "text",
      CREATE_TIME: "time",
      MODIFY_TIME: "time",
      STATUS: "text",
      IDC: "text",
      REGION: "text",
      TYPE: "text",
    },
    overTables: true,
    rows: ({ state }) =>
      state.zones.map((zone) => ({
        ZONE: zone.name,
        CREATE_TIME: time(running.place.facts.createTimeUs),
        MODIFY_TIME: time(zone.modifyTimeUs),
        STATUS: zone.status,
        IDC: zone.idc,
        REGION: zone.region,
        TYPE: ZONE_TYPE,
      })),
  };
}

/** oceanbase.__all_zone: a row for each fact of a zone; status 2 is active, 1 inactive. */
export const allZone: ViewSource = {
  columns: { ZONE: "text", NAME: "text", VALUE: "int", INFO: "text" },
  overTables: true,
  rows: ({ state }) =>
    state.zones.flatMap(({ name, status, idc, region }) => [
      { ZONE: name, NAME: "idc", VALUE: 0, INFO: idc },
      { ZONE: name, NAME: "region", VALUE: 0, INFO: region },
      {
        ZONE: name,
        NAME: "status",
        VALUE: status === "ACTIVE" ? 2 : 1,
        INFO: status,
      },
      { ZONE: name, NAME: "zone_type", VALUE: 0, INFO: ZONE_TYPE },
    ]),
};
