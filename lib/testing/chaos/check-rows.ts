import type { Database } from "@/lib/store/database";

/** What is true of the rows at every moment, each as a query for what breaks it. */
const RULES: Record<string, string> = {
  "a held lock belongs to a RUNNING task": `
    select l.task_id, l.object, t.status from task_lock l join task t on t.id = l.task_id
    where l.held and t.status <> 'RUNNING'`,
  "a RUNNING task holds all that it works on": `
    select l.task_id, l.object from task_lock l join task t on t.id = l.task_id
    where not l.held and t.status = 'RUNNING'`,
  "the counts of a task are those of its subtasks": `
    select t.id, t.total, t.running, t.successful, t.failed, n.* from task t, lateral (
      select count(*) as n_total,
        count(*) filter (where status in ('RUNNING', 'CANCELING')) as n_running,
        count(*) filter (where status = 'SUCCESSFUL') as n_successful,
        count(*) filter (where status = 'FAILED') as n_failed
      from subtask s where s.task_id = t.id) n
    where (t.total, t.running, t.successful, t.failed)
      is distinct from (n_total, n_running, n_successful, n_failed)`,
  "a subtask has a status and an operation that go together": `
    select task_id, id, step_id, status, operation from subtask where not case status
      when 'PENDING' then operation in ('EXECUTE', 'ROLLBACK', 'ROLLBACK_SKIP')
      when 'READY' then operation in ('EXECUTE', 'RETRY', 'SKIP', 'ROLLBACK', 'ROLLBACK_SKIP')
      when 'RUNNING' then operation in ('EXECUTE', 'RETRY', 'SKIP', 'ROLLBACK', 'ROLLBACK_SKIP')
      when 'CANCELING' then operation in ('EXECUTE', 'RETRY', 'SKIP', 'ROLLBACK', 'ROLLBACK_SKIP')
      when 'FAILED' then operation in ('EXECUTE', 'RETRY', 'ROLLBACK', 'CANCEL')
      when 'SUCCESSFUL' then operation in ('EXECUTE', 'RETRY', 'SKIP', 'ROLLBACK')
      else false end`,
  "a task has a status and an operation that go together": `
    select id, status, operation from task where status not in ('RUNNING', 'FAILED', 'SUCCESSFUL')
      or operation not in ('EXECUTE', 'RETRY', 'ROLLBACK') or (finish_time is null) <> (status = 'RUNNING')
      or (abandoned and status <> 'FAILED')`,
  "a RUNNING task has something to go on with": `
    select id from task t where status = 'RUNNING' and not exists (select from subtask s
      where s.task_id = t.id and s.status in ('READY', 'RUNNING', 'CANCELING'))`,
  "nothing of an ended task is at work": `
    select t.id, t.status, s.id as subtask, s.status as at_work from task t join subtask s on s.task_id = t.id
    where t.status <> 'RUNNING' and s.status in ('READY', 'RUNNING', 'CANCELING')`,
  "a SUCCESSFUL task has done all, or undone all": `
    select t.id, t.operation, s.id as subtask, s.status from task t join subtask s on s.task_id = t.id
    where t.status = 'SUCCESSFUL'
      and s.status <> case t.operation when 'ROLLBACK' then 'PENDING' else 'SUCCESSFUL' end`,
  "a FAILED task has a FAILED subtask": `
    select id from task t where status = 'FAILED' and not exists (
      select from subtask s where s.task_id = t.id and s.status = 'FAILED')`,
  "nothing has begun before what it waits for": `
    select t.id, d.id as subtask, d.status, u.id as upstream, u.status as upstream_status
    from task t join edge g on g.task_id = t.id join subtask u on u.id = g.upstream_id
      join subtask d on d.id = g.downstream_id
    where t.operation <> 'ROLLBACK' and d.status <> 'PENDING' and u.status <> 'SUCCESSFUL'`,
  "nothing is undone before what relies on it": `
    select t.id, u.id as subtask, u.status, d.id as downstream, d.status as downstream_status
    from task t join edge g on g.task_id = t.id join subtask u on u.id = g.upstream_id
      join subtask d on d.id = g.downstream_id
    where t.operation = 'ROLLBACK' and u.operation in ('ROLLBACK', 'ROLLBACK_SKIP')
      and u.status in ('READY', 'RUNNING', 'CANCELING') and d.status <> 'PENDING' and u.run_time > 0`,
  "an attempt is open exactly while its subtask runs": `
    select s.task_id, s.id, s.status, s.attempt_id, a.id as attempt, a.status as attempt_status
    from subtask s join attempt a on a.subtask_id = s.id
    where (a.finish_time is null or a.status = 'RUNNING')
      <> (s.status in ('RUNNING', 'CANCELING') and a.id = s.attempt_id)`,
  "a subtask that runs has an attempt": `
    select task_id, id from subtask s where status in ('RUNNING', 'CANCELING')
      and not exists (select from attempt a where a.id = s.attempt_id and a.subtask_id = s.id)`,
};

/** Throws with every broken rule and what breaks it. All is read at one moment. */
export async function checkRows(db: Database): Promise<void> {
  const client = await db.$client.connect();
  const broken: string[] = [];
  try {
    await client.query("begin transaction isolation level repeatable read, read only");
    for (const [rule, sql] of Object.entries(RULES)) {
      const { rows } = await client.query(sql);
      if (rows.length > 0) broken.push(`${rule}: ${JSON.stringify(rows.slice(0, 5))}`);
    }
    await client.query("commit");
  } finally {
    client.release();
  }
  if (broken.length > 0) throw new Error(`Not true of the rows:\n  ${broken.join("\n  ")}`);
}
