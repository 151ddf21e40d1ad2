import { z } from "zod";
import type { ClusterVersion, ServerRow, ZoneRow } from "./cluster";
import { DriverError } from "./error";

type Row = Record<string, unknown>;

/** UNIX_TIMESTAMP, so that neither the session's nor the host's time zone matters. */
export const SERVERS_SQL = `SELECT ID, ZONE, SVR_IP, SVR_PORT, SQL_PORT, WITH_ROOTSERVER, UPPER(STATUS) STATUS, BUILD_VERSION,
       CAST(UNIX_TIMESTAMP(START_SERVICE_TIME)*1000000 AS SIGNED) START_US,
       CAST(UNIX_TIMESTAMP(STOP_TIME)*1000000 AS SIGNED) STOP_US,
       CAST(UNIX_TIMESTAMP(BLOCK_MIGRATE_IN_TIME)*1000000 AS SIGNED) BLOCK_US
FROM oceanbase.DBA_OB_SERVERS ORDER BY ZONE, ID`;
export const ZONES_SQL =
  "SELECT ZONE, UPPER(STATUS) STATUS, IDC, REGION FROM oceanbase.DBA_OB_ZONES ORDER BY ZONE";
export const VERSION_SQL = "SELECT VERSION() VERSION";
export const CLUSTER_NAME_SQL = "SHOW PARAMETERS LIKE 'cluster'";
export const CLUSTER_ID_SQL = "SHOW PARAMETERS LIKE 'cluster_id'";

const Text = z.coerce.string();
const Int = z.coerce.number().int();
/** Zero is how older versions say "none". */
const MaybeMicros = z.union([z.null(), z.coerce.number()]).transform((value) => value || undefined);
const MaybeText = z.union([z.null().transform(() => ""), Text]);

const Server = z
  .object({
    id: Int,
    zone: Text,
    svr_ip: Text,
    svr_port: Int,
    sql_port: Int,
    with_rootserver: Text,
    status: Text,
    build_version: MaybeText,
    start_us: MaybeMicros,
    stop_us: MaybeMicros,
    block_us: MaybeMicros,
  })
  .transform(
    (row): ServerRow => ({
      id: row.id,
      zone: row.zone,
      ip: row.svr_ip,
      rpcPort: row.svr_port,
      sqlPort: row.sql_port,
      withRootserver: row.with_rootserver.toUpperCase() === "YES",
      status: row.status,
      buildVersion: row.build_version,
      startServiceTimeUs: row.start_us,
      stopTimeUs: row.stop_us,
      blockMigrateInTimeUs: row.block_us,
    }),
  );

const Zone = z
  .object({ zone: Text, status: Text, idc: MaybeText, region: MaybeText })
  .transform(({ zone: name, status, idc, region }): ZoneRow => ({ name, status, idc, region }));

const Parameter = z.object({ name: Text, value: Text });

export const readServerRows = (rows: readonly Row[]): ServerRow[] =>
  parse("DBA_OB_SERVERS", z.array(Server), rows);

export const readZoneRows = (rows: readonly Row[]): ZoneRow[] =>
  parse("DBA_OB_ZONES", z.array(Zone), rows);

/** The value of a parameter that is the same on every server. Throws `not_ready` while no server tells its own. */
export function readParameter(name: string, rows: readonly Row[]): string {
  const parameters = parse("SHOW PARAMETERS", z.array(Parameter), rows);
  const found = parameters.find((parameter) => parameter.name === name);
  if (parameters.length === 0) throw noParameters();
  if (!found) throw unexpected(`parameter ${name}`);
  return found.value;
}

/** Reads e.g. `5.7.25-OceanBase_CE-v4.2.1.4`. */
export function readVersion(rows: readonly Row[]): ClusterVersion {
  const [{ version } = { version: "" }] = parse(
    "VERSION()",
    z.array(z.object({ version: Text })),
    rows,
  );
  const number = /.*-v(\d[\d.]*)/.exec(version)?.[1];
  if (!number) throw unexpected("version");
  return { version: number, edition: /OceanBase[\s_]CE/i.test(version) ? "CE" : "EE" };
}

function parse<T>(what: string, schema: z.ZodType<T>, rows: readonly Row[]): T {
  const parsed = schema.safeParse(rows);
  if (!parsed.success) throw unexpected(`${what} (${parsed.error.issues[0]?.path.join(".")})`);
  return parsed.data;
}

const noParameters = (): DriverError =>
  new DriverError("not_ready", "No server of the cluster tells its parameters yet", {
    hint: "sql.not-ready",
    retryable: true,
  });

const unexpected = (what: string): DriverError =>
  new DriverError("bug", `The cluster's answer has an unknown form: ${what}`, {
    hint: "sql.bug",
    retryable: false,
  });
