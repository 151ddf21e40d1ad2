import type { Change } from "./alter-system";
import { readZoneRows, ZONES_SQL } from "./cluster-queries";
import { DriverError } from "./error";
import { zoneLiteral } from "./sql-literals";

/** START ZONE, STOP ZONE or FORCE STOP ZONE, by the zone's STATUS in DBA_OB_ZONES. */
export function setZoneStopped(
  zone: string,
  stopped: boolean,
  { force = false }: { force?: boolean } = {},
): Change {
  const what = `${stopped ? (force ? "FORCE STOP" : "STOP") : "START"} ZONE`;
  const wanted = stopped ? "INACTIVE" : "ACTIVE";
  return {
    what,
    statement: `ALTER SYSTEM ${what} ${zoneLiteral(zone)}`,
    last: undefined,
    notYet: `the zone is not ${wanted} yet`,
    async isAsWanted(query) {
      const row = readZoneRows(await query(ZONES_SQL)).find(({ name }) => name === zone);
      if (!row)
        throw new DriverError("conflict", `The cluster does not list zone ${zone}`, {
          hint: "sql.zone-mismatch",
          retryable: false,
        });
      return row.status === wanted;
    },
  };
}
