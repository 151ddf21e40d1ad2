import { COMPARED, compare, etagAt } from "./compare";
import type { Part, Table } from "./part";
import { SEEN_REV, seedTask } from "./seed-task";
import { startServing } from "./serving";

/** What polling a task costs: nothing new, a few steps changed, all of it. */
export const poll: Part = {
  name: "poll",
  needsBuild: true,
  async run(say): Promise<Table[]> {
    const serving = await startServing();
    const tables: Table[] = [];
    for (const count of [9, 1000, 5000]) {
      say(`${count} subtasks`);
      const path = `/api/v2/tasks/instances/${await seedTask(serving.db, count)}`;
      const rows: string[][] = [];
      for (const question of [
        { name: `304, ${count}`, path, etag: await etagAt(serving, path) },
        { name: `delta, ${count}`, path: `${path}?since=${SEEN_REV}` },
        { name: `full, ${count}`, path },
      ])
        for (const { cells } of await compare(serving, question)) rows.push(cells);
      const title = `Polling a task of ${count.toLocaleString("en-US")} subtasks`;
      tables.push({ title, columns: COMPARED, rows });
    }
    return tables;
  },
};
