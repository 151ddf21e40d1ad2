import type { Database } from "@/lib/store/database";

/** The latest run of a step that ends the observer of a server. */
export interface Ending {
  taskId: number;
  beganMs: number;
  /** When it was over; infinite while it runs. */
  closedMs: number;
  /** It takes a whole cluster down on purpose, which no majority can forbid. */
  wholeCluster: boolean;
}

/** Finds what the product did last to end the observer of server `index`, from 0. */
export async function findEnding(db: Database, index: number): Promise<Ending | undefined> {
  const { rows } = await db.$client.query(
    `select t.id, t.scope, t.action, a.start_time, a.finish_time
     from attempt a join subtask s on s.id = a.subtask_id join task t on t.id = s.task_id
     where s.server_id = $1 and case a.operation
       when 'ROLLBACK' then s.step_id = 'start-observer-process'
       when 'EXECUTE' then s.step_id = 'stop-observer-process'
       when 'RETRY' then s.step_id in ('stop-observer-process', 'start-observer-process') end
     order by a.id desc limit 1`,
    [index + 1],
  );
  const [row] = rows;
  return (
    row && {
      taskId: row.id,
      beganMs: row.start_time.getTime(),
      closedMs: row.finish_time?.getTime() ?? Number.POSITIVE_INFINITY,
      wholeCluster: row.scope === "CLUSTER" && row.action !== "ROLLING_RESTART",
    }
  );
}
