import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { closeDatabase, migrate, openDatabase } from "@/lib/store/database";
import { startEmbeddedPostgres } from "@/lib/store/embedded-postgres";
import { inDatabase, TEMPLATE } from "./database-address";
import { quickDirectory } from "./quick-directory";

/**
 * This PostgreSQL need not outlive its machine, only its processes: it never waits for the disk, so that
 * copying a template and dropping a database take hundredths of a second instead of seconds. Tests
 * of what a console's PostgreSQL outlives start one of their own, without these settings.
 */
const SHORT_LIVED = {
  fsync: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_connections: "500",
};

/** Starts one PostgreSQL for the whole run, with a migrated template that every test's database is cloned from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = quickDirectory("test");
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, "postgres"),
    settings: SHORT_LIVED,
  });
  const admin = await openDatabase(postgres.url);
  await admin.$client.query(`create database ${TEMPLATE}`);
  await closeDatabase(admin);
  const template = await openDatabase(inDatabase(postgres.url, TEMPLATE));
  await migrate(template);
  await closeDatabase(template);
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}
