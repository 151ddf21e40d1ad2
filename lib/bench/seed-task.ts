import type { Database } from "@/lib/store/database";

/** The revision up to which a caller of `seedTask`'s tasks has seen everything but the last ten steps. */
export const SEEN_REV = 1000;
const CHANGED = 10;

/**
 * A task that runs, with `count` subtasks in chains of nine as a rolling start has them: the first half
 * has ended, the last ten changed after `SEEN_REV`. Answers its id.
 */
export async function seedTask(db: Database, count: number): Promise<number> {
  const { rows } = await db.$client.query<{ id: number }>(
    `insert into task (name, cluster_name, ob_cluster_id, creator_id, creator_name, total, running,
       successful, rev)
     values ('Start observer', 'bench', 1, 100, 'admin', $1, 1, $1 / 2, $2) returning id`,
    [count, SEEN_REV + CHANGED],
  );
  const id = rows[0]?.id ?? 0;
  await db.$client.query(
    `insert into subtask (task_id, series_id, step_id, name, input, status, run_time, timeout_ms,
       parallel_idx, executor, rev, start_time, finish_time)
     select $1, n, 'bench', (array['Prepare start observer', 'Start observer process',
         'Wait observer active', 'Start ocp agent service', 'Start server', 'Update observer status',
         'Update zone status', 'Sync cluster info', 'Update OB cluster status'])[n % 9 + 1], '{}',
       case when n < $2 / 2 then 'SUCCESSFUL' else 'PENDING' end, (n < $2 / 2)::integer, 60000, n / 9,
       case when n < $2 / 2 then 'host-1:4711' end,
       case when n >= $2 - ${CHANGED} then ${SEEN_REV} + n - $2 + ${CHANGED} + 1 else 1 + n % 900 end,
       case when n < $2 / 2 then now() end, case when n < $2 / 2 then now() end
     from generate_series(0, $2 - 1) n`,
    [id, count],
  );
  await db.$client.query(
    `insert into edge (task_id, upstream_id, downstream_id)
     select task_id, id - 1, id from subtask where task_id = $1 and series_id % 9 > 0`,
    [id],
  );
  await db.$client.query("analyze");
  return id;
}
