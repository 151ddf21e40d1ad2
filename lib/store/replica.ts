import "server-only";
import type { ClientBase } from "pg";
import type { Database } from "./database";

/** The first half of every advisory lock that says that a replica lives; its id is the second. */
export const REPLICA_LOCKS = 723_651;

/**
 * Makes a replica's row. The session of `client` holds its lock before anyone can see the row, and
 * until that session ends.
 */
export async function registerReplica(
  client: ClientBase,
  facts: { name: string; leaseMs: number },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "select nextval(pg_get_serial_sequence('replica', 'id'))::integer as id",
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("The database gave no replica id");
  await client.query("select pg_advisory_lock($1, $2)", [REPLICA_LOCKS, id]);
  await client.query(
    `insert into replica (id, name, lease_until)
     values ($1, $2, clock_timestamp() + $3 * interval '1 ms')`,
    [id, facts.name, facts.leaseMs],
  );
  return id;
}

/** Renews the lease. False when another replica has ended this one. */
export async function renewLease(
  client: ClientBase,
  id: number,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update replica set lease_until = clock_timestamp() + $2 * interval '1 ms'
     where id = $1 and end_time is null`,
    [id, leaseMs],
  );
  return rowCount === 1;
}

/** Notes under which name the replica's dispatcher locks hints. */
export async function nameWorker(db: Database, id: number, workerId: string): Promise<void> {
  await db.$client.query("update replica set worker_id = $2 where id = $1", [id, workerId]);
}

/** The replica ends in order: it has no attempts any more. */
export async function endReplica(client: ClientBase, id: number): Promise<void> {
  await client.query("update replica set end_time = clock_timestamp() where id = $1", [id]);
}

/** The id under which hosts know this installation's fences. */
export async function installationId(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ id: string }>("select id from installation");
  if (!rows[0]) throw new Error("The database has not been migrated: it has no installation");
  return rows[0].id;
}
