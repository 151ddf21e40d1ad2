import type { Database } from "@/lib/store/database";

/** Milliseconds between attempts that follow each other in a chain, as their rows have it, of tasks after one. */
export async function gapsOfRows(db: Database, afterTask: number): Promise<number[]> {
  const { rows } = await db.$client.query<{ gap: number }>(
    `select extract(epoch from a.start_time
         - lag(a.finish_time) over (partition by s.task_id order by s.series_id))::float8 * 1000 as gap
       from attempt a join subtask s on s.id = a.subtask_id where s.task_id > $1`,
    [afterTask],
  );
  return rows.flatMap(({ gap }) => (gap === null ? [] : [gap]));
}
