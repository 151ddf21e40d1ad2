import type { Pool } from "pg";

/** A page of tasks with their subtasks' states and the count of all, as three plain statements. */
export async function tasksByHand(pool: Pool, where: string, offset: number): Promise<void> {
  const [page] = await Promise.all([
    pool.query<{ id: number }>(
      `select * from task where ${where} order by id desc limit 10 offset ${offset}`,
    ),
    pool.query(`select count(*) from task where ${where}`),
  ]);
  await pool.query(
    "select id, task_id, name, status, operation, error from subtask where task_id = any($1) order by id",
    [page.rows.map(({ id }) => id)],
  );
}

/** The servers of a cluster with the names of their zones and hosts, and who holds them. */
export async function serversByHand(pool: Pool, clusterId: number): Promise<void> {
  await Promise.all([
    pool.query(
      `select s.*, z.name, z.region, z.idc, h.type_name
         from server s join zone z on z.id = s.zone_id join host h on h.id = s.host_id
        where s.cluster_id = $1 order by z.name, s.id`,
      [clusterId],
    ),
    pool.query("select * from task where cluster_id = $1 and status = 'RUNNING'", [clusterId]),
  ]);
}

/** A page of clusters with every server of each. */
export async function clustersByHand(pool: Pool, size: number): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    `select * from cluster where registered order by id limit ${size}`,
  );
  await Promise.all([
    pool.query("select count(*) from cluster where registered"),
    pool.query(
      `select s.*, z.name, z.region from server s join zone z on z.id = s.zone_id
        where s.cluster_id = any($1) order by z.name, s.id`,
      [rows.map(({ id }) => id)],
    ),
  ]);
}
