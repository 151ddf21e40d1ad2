import "server-only";
import type { Database } from "./database";

/** Tells the engine again of these subtasks. A subtask that is not READY makes the hint harmless. */
export async function hintSubtasks(db: Database, ids: readonly number[]): Promise<void> {
  await db.$client.query("select hint_subtasks($1)", [ids]);
}

/**
 * Tells the engine of every READY subtask that it has no hint of, unlocks hints of consoles that are
 * gone and removes the ones that are used up. Answers how many subtasks nobody had been told of.
 */
export async function sweepHints(db: Database): Promise<number> {
  await db.$client.query(`
    select graphile_worker.force_unlock_workers(array(
      select distinct j.locked_by from graphile_worker.jobs j
      where j.task_identifier = 'subtask' and j.locked_at < now() - interval '10 s'
        and not exists (
          select from replica r where r.worker_id = j.locked_by and r.end_time is null)))`);
  await db.$client.query(`
    select graphile_worker.complete_jobs(array(
      select j.id from graphile_worker.jobs j
      where j.task_identifier = 'subtask' and j.locked_at is null and j.attempts >= j.max_attempts))`);
  const { rows } = await db.$client.query<{ id: number }>(`
    select s.id from subtask s join task t on t.id = s.task_id
    where s.status = 'READY' and t.status = 'RUNNING'
      and not exists (select from graphile_worker.jobs j where j.key = 'subtask:' || s.id
        and (j.locked_at is not null or j.attempts < j.max_attempts))
    order by s.id limit 2000`);
  if (rows.length > 0)
    await hintSubtasks(
      db,
      rows.map((row) => row.id),
    );
  return rows.length;
}
