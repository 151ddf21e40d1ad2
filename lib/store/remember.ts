import "server-only";
import type { Database } from "./database";
import { FenceLost, type Owner } from "./fence-lost";
import { jsonb } from "./jsonb";

// The task is locked before the subtask is looked at, as in every transaction that counts revisions up.
const OWNED = `
  locked as materialized (select id, rev from task where id = $1 for no key update),
  owned as (
    update subtask s set rev = locked.rev + 1, progress_text = coalesce($4, s.progress_text)
    from locked
    where s.id = $2 and s.task_id = locked.id and s.attempt_id = $3
      and s.status in ('RUNNING', 'CANCELING')
    returning s.task_id
  )`;

/**
 * Keeps facts at once, so that whoever runs on after a crash finds them. Throws `FenceLost` when the attempt
 * no longer owns the subtask.
 */
export async function rememberFacts(
  db: Database,
  owner: Owner,
  facts: Record<string, string>,
): Promise<void> {
  const { rowCount } = await db.$client.query({
    name: "remember_facts",
    text: `with ${OWNED}, bumped as (
        update task t set rev = t.rev + 1 from owned where t.id = owned.task_id returning t.id)
      select keep_facts(jsonb_build_array(jsonb_build_object('id', $2::integer, 'facts', $5::jsonb)))
      from bumped`,
    values: [owner.taskId, owner.subtaskId, owner.attemptId, null, jsonb(facts)],
  });
  if (rowCount === 0) throw new FenceLost(owner);
}

/** Shows what the step is doing now. Throws `FenceLost` when the attempt no longer owns the subtask. */
export async function showProgress(db: Database, owner: Owner, text: string): Promise<void> {
  const { rowCount } = await db.$client.query({
    name: "show_progress",
    text: `with ${OWNED}
      update task t set rev = t.rev + 1 from owned where t.id = owned.task_id`,
    values: [owner.taskId, owner.subtaskId, owner.attemptId, text.replaceAll("\0", "")],
  });
  if (rowCount === 0) throw new FenceLost(owner);
}
