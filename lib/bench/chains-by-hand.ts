import type { Pool, PoolClient } from "pg";
import { inTransaction } from "./in-transaction";

interface Claimed {
  id: number;
  taskId: number;
  attemptId: number;
  input: { task: number };
}

/**
 * Runs no-op steps the plain way: each of `workers` loops claims the next READY subtask with
 * `FOR UPDATE SKIP LOCKED` and finishes it, in two transactions that write the rows the engine writes.
 */
export class ChainsByHand {
  private readonly pool: Pool;
  private readonly replicaId: number;
  private readonly step: (task: number) => Promise<void>;
  private readonly loops: Promise<void>[];
  private readonly sleepers: (() => void)[] = [];
  private stopped = false;
  private news = 0;

  constructor(
    pool: Pool,
    replicaId: number,
    workers: number,
    step: (task: number) => Promise<void>,
  ) {
    this.pool = pool;
    this.replicaId = replicaId;
    this.step = step;
    this.loops = Array.from({ length: workers }, () => this.loop());
  }

  /** Says that there is something to claim. */
  wake(): void {
    this.news += 1;
    this.sleepers.pop()?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const wake of this.sleepers.splice(0)) wake();
    await Promise.all(this.loops);
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const before = this.news;
      const claimed = await inTransaction(this.pool, (client) => claim(client, this.replicaId));
      if (!claimed) {
        if (!this.stopped && this.news === before)
          await new Promise<void>((wake) => this.sleepers.push(wake));
        continue;
      }
      await this.step(claimed.input.task);
      await inTransaction(this.pool, (client) => finish(client, claimed));
    }
  }
}

async function claim(client: PoolClient, replicaId: number): Promise<Claimed | undefined> {
  const found = await client.query<Omit<Claimed, "attemptId"> & { runTime: number }>(
    `select id, task_id as "taskId", run_time + 1 as "runTime", input from subtask
      where status = 'READY' order by id limit 1 for update skip locked`,
  );
  const [subtask] = found.rows;
  if (!subtask) return undefined;
  const { id, taskId, runTime, input } = subtask;
  const task = await client.query<{ rev: number }>(
    "update task set rev = rev + 1, running = running + 1 where id = $1 returning rev",
    [taskId],
  );
  const attempt = await client.query<{ id: string }>(
    `insert into attempt (subtask_id, run_time, operation, replica_id, executor, start_time)
     values ($1, $2, 'EXECUTE', $3, 'bench', clock_timestamp()) returning id`,
    [id, runTime, replicaId],
  );
  const attemptId = Number(attempt.rows[0]?.id);
  await addLog(client, id, attemptId, "############{EXECUTE}############\n");
  await client.query(
    `update subtask set status = 'RUNNING', attempt_id = $2, run_time = $3, executor = 'bench',
       start_time = clock_timestamp(), rev = $4 where id = $1`,
    [id, attemptId, runTime, task.rows[0]?.rev],
  );
  return { id, taskId, attemptId, input };
}

async function finish(client: PoolClient, { id, taskId, attemptId }: Claimed): Promise<void> {
  const task = await client.query<{ rev: number }>(
    `update task set rev = rev + 1, running = running - 1, successful = successful + 1,
       status = case when successful + 1 = total then 'SUCCESSFUL' else status end,
       finish_time = case when successful + 1 = total then clock_timestamp() end
     where id = $1 returning rev`,
    [taskId],
  );
  const rev = task.rows[0]?.rev;
  const own = await client.query(
    `update subtask set status = 'SUCCESSFUL', finish_time = clock_timestamp(), rev = $3
      where id = $1 and attempt_id = $2 and status = 'RUNNING'`,
    [id, attemptId, rev],
  );
  if (own.rowCount !== 1) throw new Error(`Subtask ${id} is no longer this attempt's`);
  await client.query(
    "update attempt set status = 'SUCCESSFUL', finish_time = clock_timestamp() where id = $1",
    [attemptId],
  );
  await addLog(client, id, attemptId, `Set state for subtask: ${id}, state: SUCCESSFUL\n`);
  await client.query(
    `update subtask s set waiting_for = waiting_for - 1, rev = $2,
       status = case when waiting_for = 1 then 'READY' else status end
      from edge e where e.upstream_id = $1 and s.id = e.downstream_id`,
    [id, rev],
  );
}

async function addLog(client: PoolClient, id: number, attemptId: number, text: string) {
  await client.query(
    `insert into log (subtask_id, attempt_id, start_byte, end_byte, text)
     select $1, $2, at, at + octet_length($3), $3 from (select coalesce(
       (select end_byte from log where subtask_id = $1 order by start_byte desc limit 1), 0) as at) l`,
    [id, attemptId, text],
  );
}
