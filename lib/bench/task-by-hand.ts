import type { Pool } from "pg";
import type { NewTask } from "@/lib/store/create-task";
import { inTransaction } from "./in-transaction";

/** The rows of `createTask(task)` in one transaction, a few statements of unnested columns, with nothing looked at. */
export const insertByHand = (pool: Pool, task: NewTask): Promise<number> =>
  inTransaction(pool, async (client) => {
    const made = await client.query<{ id: number }>(
      `insert into task (name, action, scope, cluster_name, ob_cluster_id, creator_id, creator_name, total)
       values ($1, $2, $3, $4, $5, 100, 'admin', $6) returning id`,
      [
        ...[task.name, task.action, task.scope, task.clusterName, task.obClusterId],
        task.subtasks.length,
      ],
    );
    const id = made.rows[0]?.id ?? 0;
    await client.query("insert into task_lock (task_id, object) select $1, unnest($2::text[])", [
      id,
      task.locks,
    ]);
    const { subtasks } = task;
    const { rows } = await client.query<{ id: number }>(
      `insert into subtask (task_id, series_id, step_id, name, input, status, timeout_ms, parallel_idx,
         server_id, server_name, zone_name, waiting_for)
       select $1, n - 1, step, name, input, case when waits = 0 then 'READY' else 'PENDING' end, timeout,
         parallel, server, server_name, zone, waits
       from unnest($2::text[], $3::text[], $4::jsonb[], $5::int[], $6::int[], $7::int[], $8::text[],
         $9::text[], $10::int[]) with ordinality
         as t(step, name, input, timeout, parallel, server, server_name, zone, waits, n)
       order by n returning id`,
      [
        id,
        subtasks.map(({ stepId }) => stepId),
        subtasks.map(({ name }) => name),
        subtasks.map(({ input }) => JSON.stringify(input)),
        subtasks.map(({ timeoutMs }) => timeoutMs),
        subtasks.map(({ parallelIdx }) => parallelIdx ?? -1),
        subtasks.map(({ serverId }) => serverId ?? null),
        subtasks.map(({ serverName }) => serverName ?? null),
        subtasks.map(({ zoneName }) => zoneName ?? null),
        subtasks.map(({ upstreams }) => upstreams.length),
      ],
    );
    const ids = new Map(subtasks.map(({ key }, index) => [key, rows[index]?.id]));
    const edges = subtasks.flatMap(({ key, upstreams }) =>
      upstreams.map((upstream) => [ids.get(upstream), ids.get(key)]),
    );
    await client.query(
      "insert into edge (task_id, upstream_id, downstream_id) select $1, * from unnest($2::int[], $3::int[])",
      [id, edges.map(([upstream]) => upstream), edges.map(([, downstream]) => downstream)],
    );
    await client.query("select graphile_worker.add_job('subtask', $1, job_key := $2)", [
      JSON.stringify({ id: rows[0]?.id }),
      `subtask:${rows[0]?.id}`,
    ]);
    return id;
  });
