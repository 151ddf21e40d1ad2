import "server-only";
import { sql } from "drizzle-orm";
import { checkDag } from "./check-dag";
import type { Database, Tx } from "./database";

/** One node of a new task. `upstreams` are the keys of subtasks that must be SUCCESSFUL before it. */
export interface NewSubtask {
  key: string;
  stepId: string;
  name: string;
  input: unknown;
  timeoutMs: number;
  /** Which of several parallel branches it belongs to; -1 for none. */
  parallelIdx?: number;
  upstreams: readonly string[];
}

/** A task to be added, with the names that its history keeps. */
export interface NewTask {
  name: string;
  clusterId?: number;
  /** The server that the task holds until it ends. */
  serverId?: number;
  clusterName: string;
  obClusterId: number;
  targetName?: string;
  zoneName?: string;
  creator: { id: number; name: string };
  context: Record<string, string>;
  traceId?: string;
  subtasks: readonly NewSubtask[];
}

/** Another task holds the server. */
export class ServerHeld extends Error {
  readonly serverId: number;
  /** The task that holds it; undefined when that one ended in the meantime. */
  readonly taskId: number | undefined;

  constructor(serverId: number, taskId: number | undefined) {
    super(`Task ${taskId ?? "?"} holds server ${serverId}`);
    this.name = "ServerHeld";
    this.serverId = serverId;
    this.taskId = taskId;
  }
}

/**
 * Adds a RUNNING task with its DAG, in one transaction (the given one, if it is one): subtasks without
 * upstreams are READY and the engine is told of them. Answers the task's id.
 * Throws `ServerHeld` when another RUNNING task holds the server, and `Error` when the subtasks are
 * not a DAG.
 */
export async function createTask(db: Database | Tx, task: NewTask): Promise<number> {
  checkDag(task.subtasks);
  return await db.transaction(async (tx) => {
    const taskId = await insertTask(tx, task);
    const ids = await insertSubtasks(tx, taskId, task.subtasks);
    await insertEdges(tx, taskId, task.subtasks, ids);
    await tx.execute(sql`
      select hint_subtasks(array(select id from subtask where task_id = ${taskId} and status = 'READY'))`);
    return taskId;
  });
}

async function insertTask(tx: Tx, task: NewTask): Promise<number> {
  const serverId = task.serverId ?? null;
  const { rows } = await tx.execute<{ id: number }>(sql`
    insert into task (name, cluster_id, server_id, cluster_name, ob_cluster_id, target_name, zone_name,
      creator_id, creator_name, context, trace_id, total)
    values (${task.name}, ${task.clusterId ?? null}, ${serverId}, ${task.clusterName}, ${task.obClusterId},
      ${task.targetName ?? null}, ${task.zoneName ?? null}, ${task.creator.id}, ${task.creator.name},
      ${JSON.stringify(task.context)}, ${task.traceId ?? null}, ${task.subtasks.length})
    on conflict (server_id) where status = 'RUNNING' do nothing
    returning id`);
  if (rows[0]) return rows[0].id;
  const holder = await tx.execute<{ id: number }>(
    sql`select id from task where server_id = ${serverId} and status = 'RUNNING'`,
  );
  throw new ServerHeld(Number(serverId), holder.rows[0]?.id);
}

/** Answers the id of each subtask, by its key. */
async function insertSubtasks(
  tx: Tx,
  taskId: number,
  subtasks: readonly NewSubtask[],
): Promise<Map<string, number>> {
  const given = subtasks.map((one, seriesId) => ({
    series_id: seriesId,
    step_id: one.stepId,
    name: one.name,
    input: one.input,
    timeout_ms: one.timeoutMs,
    parallel_idx: one.parallelIdx ?? -1,
    waiting_for: one.upstreams.length,
  }));
  const { rows } = await tx.execute<{ id: number; series_id: number }>(sql`
    insert into subtask (task_id, series_id, step_id, name, input, status, timeout_ms, parallel_idx,
      waiting_for)
    select ${taskId}::integer, series_id, step_id, name, coalesce(input, 'null'),
      case when waiting_for = 0 then 'READY' else 'PENDING' end, timeout_ms, parallel_idx, waiting_for
    from jsonb_to_recordset(${JSON.stringify(given)}) as given(series_id integer, step_id text,
      name text, input jsonb, timeout_ms integer, parallel_idx integer, waiting_for integer)
    order by series_id
    returning id, series_id`);
  const ids = new Map(rows.map((row) => [row.series_id, row.id]));
  return new Map(subtasks.map((one, seriesId) => [one.key, ids.get(seriesId) ?? 0]));
}

async function insertEdges(
  tx: Tx,
  taskId: number,
  subtasks: readonly NewSubtask[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const edges = subtasks.flatMap((one) =>
    one.upstreams.map((key) => [ids.get(key), ids.get(one.key)] as const),
  );
  const upstreams = sql.param(edges.map(([upstream]) => upstream));
  const downstreams = sql.param(edges.map(([, downstream]) => downstream));
  await tx.execute(sql`
    insert into edge (task_id, upstream_id, downstream_id)
    select ${taskId}::integer, upstream, downstream
    from unnest(${upstreams}::integer[], ${downstreams}::integer[]) as given(upstream, downstream)`);
}
