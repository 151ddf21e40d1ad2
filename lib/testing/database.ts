import { randomBytes } from "node:crypto";
import { Pool } from "pg";
import { inject, onTestFinished } from "vitest";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { inDatabase, TEMPLATE } from "./database-address";

/** A migrated, empty database for one test, on the run's own PostgreSQL; it goes when the test ends. */
export async function freshDatabase(): Promise<Database> {
  const url = await freshDatabaseUrl();
  const db = await openDatabase(url);
  onTestFinished(() => closeDatabase(db));
  return db;
}

/** The address of such a database, for processes of their own. */
export async function freshDatabaseUrl(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asOwner(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  onTestFinished(() => asOwner(`drop database ${name} with (force)`));
  return inDatabase(inject("postgresUrl"), name);
}

let owner: Pool | undefined;

/** Runs a statement as the owner of the run's PostgreSQL. */
export async function asOwner(statement: string): Promise<void> {
  owner ??= new Pool({ connectionString: inject("postgresUrl"), allowExitOnIdle: true });
  await owner.query(statement);
}
