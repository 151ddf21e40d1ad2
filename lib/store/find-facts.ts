import "server-only";
import type { Database } from "./database";

/** What the steps of a task left about one server, with what concerns the task as a whole. */
export async function findFacts(
  db: Database,
  { taskId, serverId }: { taskId: number; serverId: number },
): Promise<Record<string, string>> {
  const { rows } = await db.$client.query<{ key: string; value: string }>({
    name: "find_facts",
    text: `select key, value from fact where task_id = $1 and server_id in (0, $2) order by server_id`,
    values: [taskId, serverId],
  });
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}
