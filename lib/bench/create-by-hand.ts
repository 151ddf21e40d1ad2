import type { Pool } from "pg";
import { CHAIN_TIMEOUT_MS } from "./chain";
import { inTransaction } from "./in-transaction";

const SUBTASKS = `insert into subtask (task_id, series_id, step_id, name, input, status, timeout_ms, waiting_for)
  values ${Array.from({ length: 9 }, (_, index) => {
    const status = index === 0 ? "READY" : "PENDING";
    const [step, input] = [`$${2 + index * 2}`, `$${3 + index * 2}`];
    return `($1, ${index}, 'bench-step', ${step}, ${input}, '${status}', ${CHAIN_TIMEOUT_MS}, ${Math.min(index, 1)})`;
  }).join(", ")}
  returning id`;

const EDGES = `insert into edge (task_id, upstream_id, downstream_id)
  values ${Array.from({ length: 8 }, (_, index) => `($1, $${2 + index}, $${3 + index})`).join(", ")}`;

/** The rows of `createTask(chainTask(input))`, as someone would insert them who knew only SQL. */
export const createByHand = (pool: Pool, input: Record<string, unknown>): Promise<number> =>
  inTransaction(pool, async (client) => {
    const task = await client.query<{ id: number }>(
      `insert into task (name, cluster_name, ob_cluster_id, target_name, zone_name, creator_id, creator_name, total)
       values ($1, $2, $3, $4, $5, $6, $7, 9) returning id`,
      ["Bench", "bench", 1, "127.0.0.1:2882", "zone1", 100, "admin"],
    );
    const id = task.rows[0]?.id ?? 0;
    await client.query("insert into fact (task_id, key, value) values ($1, 'server', $2)", [
      id,
      "127.0.0.1:2882",
    ]);
    await client.query(
      "insert into task_event (task_id, kind, user_name) values ($1, 'CREATE', 'admin')",
      [id],
    );
    const steps = Array.from({ length: 9 }, (_, index) => [
      `Step ${index + 1}`,
      JSON.stringify({ ...input, index }),
    ]);
    const subtasks = await client.query<{ id: number }>(SUBTASKS, [id, ...steps.flat()]);
    const ids = subtasks.rows.map((row) => row.id);
    await client.query(EDGES, [id, ...ids]);
    await client.query("select graphile_worker.add_job('subtask', $1, job_key := $2)", [
      JSON.stringify({ id: ids[0] }),
      `subtask:${ids[0]}`,
    ]);
    return id;
  });
