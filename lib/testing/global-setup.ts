import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { closeDatabase, migrate, openDatabase } from "@/lib/store/database";
import { startEmbeddedPostgres } from "@/lib/store/embedded-postgres";
import { inDatabase, TEMPLATE } from "./database-address";

/** Starts one PostgreSQL for the whole run, with a migrated template that every test's database is cloned from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "obdeck-test-"));
  // As root, PostgreSQL runs as another user, who has to pass.
  chmodSync(directory, 0o711);
  const postgres = await startEmbeddedPostgres({ directory: join(directory, "postgres") });
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
