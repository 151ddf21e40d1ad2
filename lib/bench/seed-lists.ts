import type { Database } from "@/lib/store/database";

const TASKS = 100_000;

/** As many clusters of six servers in three zones. */
export async function seedClusters(db: Database, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await seedCluster(db, `fleet_${number}`, 6);
}

/** A cluster with servers in three zones, each on a host of its own. Answers its id. */
export async function seedCluster(db: Database, name: string, servers: number): Promise<number> {
  const { rows } = await db.$client.query<{ id: number }>(
    `insert into cluster (name, ob_cluster_id, sys_user, sys_password, version, edition,
       observed_status, observed_time)
     values ($1, 1, 'root@sys', '', '4.2.5.3', 'CE', 'RUNNING', now()) returning id`,
    [name],
  );
  const id = rows[0]?.id ?? 0;
  await db.$client.query(
    `insert into zone (cluster_id, name, region, idc, inner_status, observed_status)
     select $1, 'zone' || n, 'region1', 'idc' || n, 'ACTIVE', 'RUNNING' from generate_series(1, 3) n`,
    [id],
  );
  await db.$client.query(
    `with added as (
       insert into host (address, kind, type_name)
       select $2 || '-' || n, 'local', 'Bench' from generate_series(0, $3 - 1) n
       returning id, split_part(address, '-', 2)::integer as n
     )
     insert into server (cluster_id, zone_id, host_id, ip, rpc_port, sql_port, home, ob_server_id,
       version, with_rootserver, inner_status, observed_status, start_service_time, observed_time)
     select $1, z.id, a.id, '10.' || a.n / 65536 || '.' || a.n / 256 % 256 || '.' || a.n % 256,
       2882, 2881, '/home/admin/oceanbase', a.n + 1, '4.2.5.3', a.n = 0, 'ACTIVE', 'RUNNING', now(), now()
     from added a join zone z on z.cluster_id = $1 and z.name = 'zone' || (a.n % 3 + 1)`,
    [id, name, servers],
  );
  await db.$client.query("analyze");
  return id;
}

/** Tasks of nine subtasks that have ended, one in fifty FAILED, of a hundred names. */
export async function seedTasks(db: Database): Promise<void> {
  await db.$client.query(
    `insert into task (name, status, cluster_name, ob_cluster_id, target_name, zone_name, creator_id,
       creator_name, total, successful, failed, rev, finish_time)
     select 'Start observer ' || n % 100, case when n % 50 = 0 then 'FAILED' else 'SUCCESSFUL' end,
       'fleet_' || n % 50, 1, '10.0.0.' || n % 256 || ':2882', 'zone1', 100, 'admin', 9,
       case when n % 50 = 0 then 8 else 9 end, (n % 50 = 0)::integer, 20, now()
     from generate_series(1, $1::integer) n`,
    [TASKS],
  );
  await db.$client.query(
    `insert into subtask (task_id, series_id, step_id, name, input, status, run_time, timeout_ms,
       executor, start_time, finish_time, error)
     select t.id, n, 'bench', 'Update observer status', '{}',
       case when n = 8 then t.status else 'SUCCESSFUL' end, 1, 60000, 'host-1:4711', now(), now(),
       case when n = 8 and t.status = 'FAILED' then '{"message": "The observer is gone"}'::jsonb end
     from task t, generate_series(0, 8) n`,
  );
  await db.$client.query("vacuum analyze");
  await db.$client.query("checkpoint");
}
