import "server-only";
import { sql } from "drizzle-orm";
import type { Endpoint } from "@/lib/contract/endpoint";
import { Failure } from "@/lib/contract/failure";
import { may, maySome, taskPermissions } from "@/lib/contract/permission";
import type { User } from "@/lib/contract/user";
import type { Database } from "@/lib/store/database";
import { task } from "@/lib/store/task-tables";

/**
 * Throws COM10009 when the user does not hold what the endpoint asks for, with the ids of the path in it.
 * Who may not read an object learns nothing of it: the answer is the same whether it is there or not.
 */
export async function authorize(
  db: Database,
  user: User,
  permission: Endpoint["permission"],
  params: Record<string, string>,
): Promise<void> {
  if (permission === "ANYONE" || permission === "SIGNED_IN") return;
  const needed = permission.replace(/\{(\w+)\}/, (_, name: string) => idOf(params[name] ?? ""));
  if (may(user.permissions, needed)) return;
  const [resource, id, action] = needed.split(":");
  if (id === "?" && maySome(user.permissions, needed)) return;
  if (resource === "TASK" && (action === "READ" || action === "UPDATE"))
    if (await mayByCluster(db, user, Number(id), action)) return;
  throw new Failure("COM10009", [needed.replace("?", "*")]);
}

/** As the id is parsed later: `01` is 1. What is no number is nobody's to act on. */
const idOf = (text: string): string => (/^\d{1,16}$/.test(text) ? String(Number(text)) : "-");

/** A task is also its cluster's; only who holds such a grant costs a query. */
async function mayByCluster(
  db: Database,
  { permissions }: User,
  taskId: number,
  action: "READ" | "UPDATE",
): Promise<boolean> {
  const isNested = permissions.some((grant) => /^CLUSTER:[^:]+:TASK:/.test(grant));
  if (!isNested || !Number.isSafeInteger(taskId)) return false;
  const [row] = await db
    .select({ clusterId: task.clusterId })
    .from(task)
    .where(sql`${task.id} = ${taskId}::bigint`);
  if (!row || row.clusterId === null) return false;
  return may(permissions, ...taskPermissions({ id: taskId, clusterId: row.clusterId }, action));
}
