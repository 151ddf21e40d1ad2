import "server-only";
import type { Database } from "./database";

/** Asks for the end of a RUNNING subtask: it is CANCELING until its step has ended. False when it does not run. */
export async function cancelSubtask(
  db: Database,
  { taskId, subtaskId }: { taskId: number; subtaskId: number },
): Promise<boolean> {
  const { rowCount } = await db.$client.query(
    `with locked as materialized (select id, rev from task where id = $1 for no key update),
       canceling as (
         update subtask s set status = 'CANCELING', rev = locked.rev + 1 from locked
         where s.id = $2 and s.task_id = locked.id and s.status = 'RUNNING' returning s.task_id)
     update task t set rev = t.rev + 1 from canceling where t.id = canceling.task_id`,
    [taskId, subtaskId],
  );
  return rowCount === 1;
}

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
