import { rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { endPostgres, isPostgresOn, readPostmaster } from "@/lib/store/postgres-process";
import { quickDirectory } from "./quick-directory";

/** A place for a PostgreSQL of one test's own; what runs there is ended and removed when the test ends. */
export function postgresPlace(name = "postgres"): string {
  const root = quickDirectory("postgres");
  const directory = join(root, name);
  onTestFinished(async () => {
    const cluster = join(directory, "cluster");
    const found = readPostmaster(cluster);
    if (found && isPostgresOn(found.pid, cluster)) await endPostgres(found.pid, cluster);
    rmSync(root, { recursive: true, force: true });
  });
  return directory;
}

/** The process of the PostgreSQL on that place. */
export function postgresPid(directory: string): number {
  const found = readPostmaster(join(directory, "cluster"));
  if (!found) throw new Error("No PostgreSQL runs there");
  return found.pid;
}
