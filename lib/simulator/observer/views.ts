import type { View } from "./evaluate";
import { ledger } from "./ledger";
import { gvObLogStat } from "./log-stat-view";
import { dbaObTenants, gvObParameters, rootServiceEvents } from "./other-views";
import { allServer, dbaObServers, gvObServers } from "./server-views";
import { SqlError, TimesOut } from "./sql-error";
import type { Seen, ViewSource } from "./view-source";
import { allZone, dbaObZones } from "./zone-views";

type Views = Record<string, ViewSource | ((seen: Seen) => ViewSource)>;

const VIEWS: Views = {
  DBA_OB_SERVERS: dbaObServers,
  DBA_OB_ZONES: dbaObZones,
  DBA_OB_TENANTS: dbaObTenants,
  DBA_OB_ROOTSERVICE_EVENT_HISTORY: rootServiceEvents,
  GV$OB_SERVERS: gvObServers,
  GV$OB_PARAMETERS: gvObParameters,
  GV$OB_LOG_STAT: gvObLogStat,
  __ALL_SERVER: allServer,
  __ALL_ZONE: allZone,
};

const OF_DATABASE: Record<string, Views> = { oceanbase: VIEWS, test: { LEDGER: ledger } };

export const DATABASES: readonly string[] = ["oceanbase", "information_schema", "mysql", "test"];

/** A view as it is now; throws 1046, 1049 or 1146 for one that is not, `TimesOut` when it cannot be read. */
export function viewOf(seen: Seen, database: string | undefined, name: string): View {
  if (database === undefined) throw new SqlError(1046, "No database selected");
  if (!DATABASES.includes(database.toLowerCase()))
    throw new SqlError(1049, `Unknown database '${database}'`);
  const found = OF_DATABASE[database.toLowerCase()]?.[name.toUpperCase()];
  if (!found) throw new SqlError(1146, `Table '${database}.${name}' doesn't exist`);
  const source = typeof found === "function" ? found(seen) : found;
  if (source.overTables && !seen.state.hasMajority) throw new TimesOut();
  return { columns: source.columns, rows: source.rows(seen) };
}
