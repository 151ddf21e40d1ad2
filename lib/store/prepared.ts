import "server-only";
import type { Database } from "./database";

/**
 * Keeps what `make` makes of a database, for statements that every poll sends: with `.prepare(name)`,
 * PostgreSQL parses and plans them once a connection.
 */
export function prepared<Statement>(
  make: (db: Database) => Statement,
): (db: Database) => Statement {
  const made = new WeakMap<Database, Statement>();
  return (db) => {
    const statement = made.get(db) ?? make(db);
    made.set(db, statement);
    return statement;
  };
}
