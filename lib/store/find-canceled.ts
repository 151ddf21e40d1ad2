import "server-only";
import type { Database } from "./database";

/** The attempts of a replica that are to be canceled. */
export async function findCanceled(db: Database, replicaId: number): Promise<number[]> {
  const { rows } = await db.$client.query<{ id: number }>({
    name: "find_canceled",
    text: `
      select a.id::float8 as id from attempt a join subtask s on s.attempt_id = a.id
      where a.replica_id = $1 and a.status = 'RUNNING' and s.status = 'CANCELING'`,
    values: [replicaId],
  });
  return rows.map((row) => row.id);
}
