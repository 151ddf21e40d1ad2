import "server-only";
import { sql } from "drizzle-orm";
import { checkDag } from "./check-dag";
import type { Database, Tx } from "./database";
import { takeLocks } from "./task-locks";

/** One node of a new task. `upstreams` are the keys of subtasks that must be SUCCESSFUL before it. */
interface NewSubtask {
  key: string;
  stepId: string;
  name: string;
  input: unknown;
  timeoutMs: number;
  /** Which of several parallel branches it belongs to; -1 for none. */
  parallelIdx?: number;
  prohibitRollback?: boolean;
  prohibitSkip?: boolean;
  /** The server it works on, and its name as it is now. */
  serverId?: number;
  serverName?: string;
  zoneName?: string;
  upstreams: readonly string[];
}

/** A task to be added, with the names that its history keeps. */
export interface NewTask {
  name: string;
  action?: string;
  scope?: string;
  stopType?: string;
  reason?: string;
  clusterId?: number;
  /** Of a task on exactly one server. */
  serverId?: number;
  clusterName: string;
  obClusterId: number;
  targetName?: string;
  zoneName?: string;
  creator: { id: number; name: string };
  /** What every step of it is told. */
  facts?: Readonly<Record<string, string>>;
  /** What it holds until it ends, e.g. `server:12`. */
  locks?: readonly string[];
  traceId?: string;
  subtasks: readonly NewSubtask[];
}

/**
 * Adds a RUNNING task with its DAG, in one transaction (the given one, if it is one): subtasks without
 * upstreams are READY and the engine is told of them. Answers the task's id.
 * Throws `ObjectHeld` when another RUNNING task holds one of the locks, and `Error` when the subtasks are
 * not a DAG.
 */
export async function createTask(db: Database | Tx, task: NewTask): Promise<number> {
  checkDag(task.subtasks);
  return await db.transaction(async (tx) => {
    const taskId = await insertTask(tx, task);
    await takeLocks(tx, taskId, task.locks ?? []);
    const ids = await insertSubtasks(tx, taskId, task.subtasks);
    await insertEdges(tx, taskId, task.subtasks, ids);
    await tx.execute(sql`
      select hint_subtasks(array(select id from subtask where task_id = ${taskId} and status = 'READY'))`);
    return taskId;
  });
}

async function insertTask(tx: Tx, task: NewTask): Promise<number> {
  const facts = Object.entries(task.facts ?? {});
  const keys = sql.param(facts.map(([key]) => key));
  const values = sql.param(facts.map(([, value]) => value));
  const { rows } = await tx.execute<{ id: number }>(sql`
    with made as (
      insert into task (name, action, scope, stop_type, reason, cluster_id, server_id, cluster_name,
        ob_cluster_id, target_name, zone_name, creator_id, creator_name, trace_id, total)
      values (${task.name}, ${task.action ?? null}, ${task.scope ?? null}, ${task.stopType ?? null},
        ${task.reason ?? null}, ${task.clusterId ?? null}, ${task.serverId ?? null}, ${task.clusterName},
        ${task.obClusterId}, ${task.targetName ?? null}, ${task.zoneName ?? null}, ${task.creator.id},
        ${task.creator.name}, ${task.traceId ?? null}, ${task.subtasks.length})
      returning id),
    told as (
      insert into fact (task_id, key, value)
      select made.id, given.key, given.value
      from made, unnest(${keys}::text[], ${values}::text[]) as given(key, value)),
    noted as (
      insert into task_event (task_id, kind, user_name, reason)
      select id, 'CREATE', ${task.creator.name}, ${task.reason ?? null} from made)
    select id from made`);
  return Number(rows[0]?.id);
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
    prohibit_rollback: one.prohibitRollback ?? false,
    prohibit_skip: one.prohibitSkip ?? false,
    server_id: one.serverId,
    server_name: one.serverName,
    zone_name: one.zoneName,
    waiting_for: one.upstreams.length,
  }));
  const { rows } = await tx.execute<{ id: number; series_id: number }>(sql`
    insert into subtask (task_id, series_id, step_id, name, input, status, timeout_ms, parallel_idx,
      prohibit_rollback, prohibit_skip, server_id, server_name, zone_name, waiting_for)
    select ${taskId}::integer, series_id, step_id, name, coalesce(input, 'null'),
      case when waiting_for = 0 then 'READY' else 'PENDING' end, timeout_ms, parallel_idx,
      prohibit_rollback, prohibit_skip, server_id, server_name, zone_name, waiting_for
    from jsonb_to_recordset(${JSON.stringify(given)}) as given(series_id integer, step_id text,
      name text, input jsonb, timeout_ms integer, parallel_idx integer, prohibit_rollback boolean,
      prohibit_skip boolean, server_id integer, server_name text, zone_name text, waiting_for integer)
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
