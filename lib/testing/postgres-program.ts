import { closeDatabase, openDatabase } from "@/lib/store/database";
import { startEmbeddedPostgres } from "@/lib/store/embedded-postgres";

// A console that is nothing but its database: `postgres-program <directory>`. It tells the address.
const [directory = ""] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ directory });
const db = await openDatabase(postgres.url);
process.on("SIGTERM", () => {
  void closeDatabase(db)
    .then(() => postgres.stop())
    .then(() => process.exit(0));
});
process.stdout.write(`${postgres.url}\n`);
