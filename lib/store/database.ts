import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations as migrateDispatcher } from "graphile-worker";
import { Pool, type PoolClient, type PoolConfig } from "pg";
import { z } from "zod";
import { log } from "@/lib/process/log";
import * as consoleTables from "./console-tables";
import * as fleetTables from "./fleet-tables";
import * as taskTables from "./task-tables";

const schema = { ...consoleTables, ...fleetTables, ...taskTables };

/** The rows, by Drizzle; `$client` is the pool below it, for SQL that Drizzle has no words for. */
export type Database = NodePgDatabase<typeof schema> & { $client: Pool };

/** A transaction of a `Database`. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * How every connection is made. Both ends notice within seconds that the other is gone, and a
 * transaction that its client forgot does not keep its locks.
 */
export const connectionOptions = (
  url: string,
  server: Record<string, string> = {},
): PoolConfig => ({
  connectionString: url,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
  connectionTimeoutMillis: 10_000,
  options: Object.entries({ ...SERVER_SETTINGS, ...server })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" "),
});

const SERVER_SETTINGS = {
  tcp_keepalives_idle: "5",
  tcp_keepalives_interval: "2",
  tcp_keepalives_count: "3",
  tcp_user_timeout: "10000",
  idle_in_transaction_session_timeout: "15000",
};

const CONNECTIONS = 20;

/** Opens a pool on a PostgreSQL address and asks it once, so that a wrong address fails here. */
export async function openDatabase(url: string): Promise<Database> {
  const pool = new Pool({ ...connectionOptions(url), max: CONNECTIONS });
  pool.on("error", (error) =>
    log.warn({ reason: error.message }, "an idle database connection was lost"),
  );
  // Without this, a connection that is lost while it is lent out would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw error;
  }
  return drizzle({ client: pool, schema });
}

/** Ends every connection of the pool, after the queries that still run. */
export async function closeDatabase(db: Database): Promise<void> {
  await db.$client.end();
}

/** The address that a database was opened with. */
export function urlOf(db: Database): string {
  const { connectionString } = db.$client.options;
  if (!connectionString) throw new Error("The database was not opened by its address");
  return connectionString;
}

const MIGRATION_LOCK = 7_236_511;
const folder = () => join(process.cwd(), "lib/store/migrations");
const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * Brings the schema up to this code, the dispatcher's tables included, and makes the installation's
 * row. Consoles that start together do it one after the other. Throws when the schema is newer than
 * this code.
 */
export async function migrate(db: Database): Promise<void> {
  const client = await db.$client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await refuseNewerSchema(client);
    await migrateDispatcher({ pgPool: db.$client });
    await applyMigrations(db, { migrationsFolder: folder() });
    await client.query(
      "insert into installation select where not exists (select from installation)",
    );
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function refuseNewerSchema(client: PoolClient): Promise<void> {
  const table = "drizzle.__drizzle_migrations";
  const found = await client.query("select to_regclass($1) is not null as present", [table]);
  if (!found.rows[0].present) return;
  const { rows } = await client.query(`select max(created_at)::float8 as newest from ${table}`);
  const journal = Journal.parse(
    JSON.parse(readFileSync(join(folder(), "meta/_journal.json"), "utf8")),
  );
  const known = Math.max(...journal.entries.map((entry) => entry.when));
  if (rows[0].newest > known)
    throw new Error(
      "The database was written by a newer OBDeck: its schema is newer than this code. Start that version, or restore a dump made before it was installed.",
    );
}
