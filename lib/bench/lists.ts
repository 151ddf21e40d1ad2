import { COMPARED, compare, etagAt, type Question } from "./compare";
import { ms, times } from "./figure";
import { clustersByHand, serversByHand, tasksByHand } from "./lists-by-hand";
import type { Part, Table } from "./part";
import { seedCluster, seedClusters, seedTasks } from "./seed-lists";
import { type Serving, startServing } from "./serving";
import { timed } from "./timed";

const SQL_CALLS = 60;
const TASKS = "/api/v2/tasks/instances";

/** A list that is asked for, and the same rows read by SQL alone. */
interface Listed extends Question {
  byHand(): Promise<unknown>;
}

/** Long lists: 10,000 servers, 100,000 tasks. */
export const lists: Part = {
  name: "lists",
  needsBuild: true,
  async run(say): Promise<Table[]> {
    const serving = await startServing();
    const pool = serving.db.$client;
    say("filling the database");
    await seedClusters(serving.db, 50);
    await seedTasks(serving.db);
    const tables = [
      await table(serving, "100,000 tasks of nine subtasks, ten on a page", taskLists(pool)),
      await table(serving, "50 clusters of six servers, ten on a page", [
        {
          name: "first page",
          path: "/api/v2/ob/clusters",
          byHand: () => clustersByHand(pool, 10),
        },
      ]),
    ];
    const id = await seedCluster(serving.db, "huge", 10_000);
    const path = `/api/v2/ob/clusters/${id}`;
    const byHand = () => serversByHand(pool, id);
    const servers = `${path}/servers`;
    return [
      ...tables,
      await table(serving, "One cluster of 10,000 servers", [
        { name: "its servers", path: servers, byHand },
        { name: "its servers, 304", path: servers, etag: await etagAt(serving, servers), byHand },
        { name: "the cluster", path, byHand },
        {
          name: "list of clusters with it",
          path: "/api/v2/ob/clusters?name=huge",
          byHand,
        },
      ]),
    ];
  },
};

const taskLists = (pool: Serving["db"]["$client"]): Listed[] => [
  { name: "first page", path: TASKS, byHand: () => tasksByHand(pool, "true", 0) },
  {
    name: "page 1,000",
    path: `${TASKS}?page=1000`,
    byHand: () => tasksByHand(pool, "true", 9990),
  },
  {
    name: "last page",
    path: `${TASKS}?page=10000`,
    byHand: () => tasksByHand(pool, "true", 99_990),
  },
  {
    name: "by status",
    path: `${TASKS}?status=FAILED`,
    byHand: () => tasksByHand(pool, "status = 'FAILED'", 0),
  },
  {
    name: "by name",
    path: `${TASKS}?name=observer%2042`,
    byHand: () => tasksByHand(pool, "name ilike '%observer 42%'", 0),
  },
  {
    name: "by a name nobody has",
    path: `${TASKS}?name=nothing`,
    byHand: () => tasksByHand(pool, "name ilike '%nothing%'", 0),
  },
];

async function table(serving: Serving, title: string, listed: readonly Listed[]): Promise<Table> {
  const rows: string[][] = [];
  for (const one of listed) {
    const sql = await timed(SQL_CALLS, 1, one.byHand);
    const compared = await compare(serving, { ...one, name: `${title}: ${one.name}` });
    for (const { cells, atOnce, p50 } of compared) {
      const beside = atOnce === 1 ? [ms(sql.p50), times(p50, sql.p50)] : ["–", "–"];
      rows.push([one.name, ...cells.slice(1), ...beside]);
    }
  }
  return { title, columns: [...COMPARED, "SQL alone p50", "p50 of SQL"], rows };
}
