import { join } from "node:path";
import { closeDatabase, type Database, migrate, openDatabase } from "@/lib/store/database";
import { startEmbeddedPostgres } from "@/lib/store/embedded-postgres";
import { onEnd, scratchDirectory } from "./scratch";

/** A migrated database on a PostgreSQL of its own, as `npm start` has it: every commit is on the disk. */
export async function benchDatabase(): Promise<{ db: Database; url: string }> {
  const directory = join(scratchDirectory(), "postgres");
  const starting = startEmbeddedPostgres({ directory });
  onEnd(async () => (await starting).stop());
  const { url } = await starting;
  const db = await openDatabase(url);
  onEnd(() => closeDatabase(db));
  await migrate(db);
  return { db, url };
}

/** Forgets every task, so that each round begins with the same tables. */
export async function forgetTasks(db: Database): Promise<void> {
  await db.$client.query("truncate task cascade; truncate graphile_worker._private_jobs");
}
