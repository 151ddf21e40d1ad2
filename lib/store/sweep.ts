import "server-only";
import type { Database } from "./database";

/** Tells the engine again of these subtasks. A subtask that is not READY makes the hint harmless. */
export async function hintSubtasks(db: Database, ids: readonly number[]): Promise<void> {
  await db.$client.query("select hint_subtasks($1)", [ids]);
}

/** Subtasks whose hint nobody took for so long are told of again: the first telling may have been lost. */
const UNHEARD_MS = 3000;
const UNHEARD_AT_A_TIME = 16;

/**
 * Tells the engine of every READY subtask that it has no hint of, or an old one, or whose time to be tried again has come, unlocks hints of
 * consoles that are gone and removes the ones that are used up. Answers how many subtasks had no hint.
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
  const unhinted = await findReady(db, "j.id is null", 2000);
  const due = await findReady(
    db,
    "j.locked_at is null and j.run_at <= now() and s.not_before <= now()",
    UNHEARD_AT_A_TIME,
  );
  const unheard = await findReady(
    db,
    `j.locked_at is null and j.run_at < now() - ${UNHEARD_MS} * interval '1 ms'`,
    UNHEARD_AT_A_TIME,
  );
  const told = [...new Set([...unhinted, ...due, ...unheard])];
  if (told.length > 0) await hintSubtasks(db, told);
  return unhinted.length;
}

/** READY subtasks by their usable hint `j`. */
async function findReady(db: Database, condition: string, limit: number): Promise<number[]> {
  const { rows } = await db.$client.query<{ id: number }>(`
    select s.id from subtask s join task t on t.id = s.task_id
    left join graphile_worker.jobs j on j.key = 'subtask:' || s.id
      and (j.locked_at is not null or j.attempts < j.max_attempts)
    where s.status = 'READY' and t.status = 'RUNNING' and ${condition}
    order by s.id limit ${limit}`);
  return rows.map((row) => row.id);
}
