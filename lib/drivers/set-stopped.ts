import type { Change } from "./alter-system";
import type { Endpoint, ServerRow } from "./cluster";
import { readServerRows, SERVERS_SQL } from "./cluster-queries";
import { DriverError } from "./error";
import { serverLiteral, zoneLiteral } from "./sql-literals";

type Target = Endpoint & { zone: string };

/** START SERVER, STOP SERVER or FORCE STOP SERVER, by the server's STOP_TIME in DBA_OB_SERVERS. */
export function setStopped(
  target: Target,
  stopped: boolean,
  { force = false }: { force?: boolean } = {},
): Change {
  const what = `${stopped ? (force ? "FORCE STOP" : "STOP") : "START"} SERVER`;
  return {
    what,
    statement: `ALTER SYSTEM ${what} ${serverLiteral(target)} ZONE=${zoneLiteral(target.zone)}`,
    last: target,
    notYet: `STOP_TIME is still ${stopped ? "empty" : "set"}`,
    async isAsWanted(query) {
      const { stopTimeUs } = rowOf(target, readServerRows(await query(SERVERS_SQL)));
      return (stopTimeUs !== undefined) === stopped;
    },
  };
}

function rowOf(target: Target, rows: readonly ServerRow[]): ServerRow {
  const name = `${target.ip}:${target.rpcPort}`;
  const row = rows.find(({ ip, rpcPort }) => ip === target.ip && rpcPort === target.rpcPort);
  if (!row)
    throw new DriverError("conflict", `The cluster does not list ${name}`, {
      hint: "sql.not-in-list",
      retryable: false,
    });
  if (row.zone !== target.zone)
    throw new DriverError("conflict", `The cluster has ${name} in zone ${row.zone}`, {
      hint: "sql.zone-mismatch",
      retryable: false,
    });
  return row;
}
