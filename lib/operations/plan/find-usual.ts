import "server-only";
import { sql } from "drizzle-orm";
import type { Usual } from "@/lib/contract/plan";
import type { Database } from "@/lib/store/database";

/** How long things usually take in a cluster. */
export interface UsualTimes {
  /** Of a step kind; undefined below five runs. */
  ofStep(stepId: string): Usual | undefined;
  /** Of a task of this name with so many subtasks; undefined below five. */
  ofTask(name: string, total: number): Usual | undefined;
}

const TASKS_LOOKED_AT = 250;
const SUBTASKS_LOOKED_AT = 2000;
/** Of one task, so that a task on 600 servers does not crowd out all others, nor its own last steps. */
const RUNS_OF_A_STEP = 50;
const ENOUGH = 5;

/**
 * Reads how long steps and tasks of a cluster took lately, of those that succeeded at once: at most 2,000
 * subtasks of its newest 250 tasks, so that a long history costs no more than a short one.
 */
export async function findUsual(db: Database, clusterId: number): Promise<UsualTimes> {
  const { rows } = await db.execute<Row>(sql`
    with recent as materialized (
      select id, name, total, status, operation, start_time, finish_time
      from task where cluster_id = ${clusterId}::bigint order by id desc limit ${TASKS_LOOKED_AT}
    ),
    run as (
      select s.step_id as key, s.took
      from recent cross join lateral (
        select step_id, finish_time - start_time as took,
          row_number() over (partition by step_id order by id) as nth
        from subtask
        where task_id = recent.id and status = 'SUCCESSFUL' and operation = 'EXECUTE'
          and start_time is not null and finish_time is not null
      ) s
      where s.nth <= ${RUNS_OF_A_STEP}
      limit ${SUBTASKS_LOOKED_AT}
    ),
    whole as (
      select name || '/' || total as key, finish_time - start_time as took
      from recent
      where status = 'SUCCESSFUL' and operation = 'EXECUTE' and finish_time is not null
        and not exists (
          select from task_event e where e.task_id = recent.id and e.kind <> 'CREATE'
        )
    )
    select kind, key, count(*)::int as samples,
      percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from took)) as seconds
    from (select 'step' as kind, * from run union all select 'task', * from whole) as given
    group by kind, key
    having count(*) >= ${ENOUGH}`);
  const found = new Map(rows.map((row) => [`${row.kind}/${row.key}`, toUsual(row)]));
  return {
    ofStep: (stepId) => found.get(`step/${stepId}`),
    ofTask: (name, total) => found.get(`task/${name}/${total}`),
  };
}

interface Row extends Record<string, unknown> {
  kind: string;
  key: string;
  samples: number;
  seconds: [number, number];
}

const toUsual = ({ samples, seconds: [p50, p90] }: Row): Usual => ({
  p50Ms: Math.max(0, Math.round(p50 * 1000)),
  p90Ms: Math.max(0, Math.round(p90 * 1000)),
  samples,
});
