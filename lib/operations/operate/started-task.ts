import "server-only";
import type { Locale } from "@/lib/contract/failure";
import { LegacySubtask, type StartedTask } from "@/lib/contract/task";
import type { Database } from "@/lib/store/database";
import type { TaskPlan } from "../plan/task-plan";
import { getTask } from "../task/get-task";

/** A task that was just made, with every key of both generations of OCP. */
export async function toStartedTask(
  db: Database,
  taskId: number,
  plan: TaskPlan,
  locale: Locale,
): Promise<StartedTask> {
  const started = await getTask(db, taskId, locale);
  return {
    ...started,
    clusterId: started.cluster.id,
    context: contextText(plan),
    tasks: started.subtasks.map((one) => LegacySubtask.parse(one)),
  };
}

/** The context as a client of OCP 3.0 sees it: the text of a Java object, not JSON. */
function contextText({ context, servers }: TaskPlan): string {
  const facts = Object.entries(context).map(([name, value]) => `${name}=${value}`);
  const ids = servers.map(({ id }) => id);
  return `Context(parallelIdx=-1, stringMap={${facts.join(", ")}}, listMap={server_ids=[${ids.join(", ")}]})`;
}
