import { z } from "zod";

/** What permissions are about. `CLUSTER_FORCE` is OBDeck's: to stop or restart although a check refuses it. */
type Resource =
  | "CLUSTER"
  | "CLUSTER_FORCE"
  | "TASK"
  | "HOST"
  | "USER"
  | "ROLE"
  | "AUDIT"
  | "PROFILE";

type Action = "READ" | "CREATE" | "UPDATE" | "DELETE";

/**
 * What an endpoint asks for, in OCP's `RESOURCE:id:ACTION`. The id is a parameter of the path, `*` for no
 * object in particular, or `?` for a list, which asks for the right to at least one object and shows those.
 */
export type Permission = `${Resource}:${`{${string}}` | "*" | "?"}:${Action}`;

const WORD = "[A-Z][A-Z_]*";
const ID = "(?:\\*|\\d{1,16})";
const GRAMMAR = new RegExp(`^(?:\\*\\*|(?:${WORD}:${ID}:){1,2}(?:${WORD}|\\*))$`);

/**
 * A permission as granted: `**` for everything, or OCP's `RESOURCE:id:ACTION` where `*` stands for any id or
 * action, also nested as in `CLUSTER:2:TASK:*:READ`.
 */
export const Grant = z
  .string("is required")
  .max(
    128,
    "must be an expression such as CLUSTER:*:READ, CLUSTER:2:UPDATE or CLUSTER:2:TASK:*:READ",
  )
  .regex(
    GRAMMAR,
    "must be an expression such as CLUSTER:*:READ, CLUSTER:2:UPDATE or CLUSTER:2:TASK:*:READ",
  );

/** Whether one of the needed permissions is among the granted. The browser asks it too, to explain a disabled button. */
export const may = (granted: readonly string[], ...needed: readonly string[]): boolean =>
  needed.some((need) => granted.some((grant) => includes(grant, need)));

/**
 * Whether a grant holds all that another expression grants. What is said of every task holds in each cluster too:
 * `TASK:*:READ` includes `CLUSTER:2:TASK:*:READ`.
 */
function includes(grant: string, need: string): boolean {
  if (grant === "**") return true;
  const has = grant.split(":");
  const wants = has[0] === "TASK" ? need.replace(/^CLUSTER:[^:]+:(?=TASK:)/, "") : need;
  const parts = wants.split(":");
  return (
    has.length === parts.length && has.every((part, index) => part === "*" || part === parts[index])
  );
}

/** Whether a list of `CLUSTER:?:READ` or the like could show any object at all. */
export function maySome(granted: readonly string[], needed: string): boolean {
  if (needed === "TASK:?:READ") {
    const tasks = grantedTasks(granted, "READ");
    return (
      tasks === "all" || tasks.anyCluster || tasks.taskIds.length > 0 || tasks.clusterIds.length > 0
    );
  }
  const [resource = "", , action = ""] = needed.split(":");
  const ids = grantedIds(granted, resource, action);
  return ids === "all" || ids.length > 0;
}

/** The ids of a resource that may be acted on; `"all"` when any may. */
export function grantedIds(
  granted: readonly string[],
  resource: string,
  action: string,
): "all" | number[] {
  if (may(granted, `${resource}:*:${action}`)) return "all";
  return granted.flatMap((grant) => {
    const [what, id, ...rest] = grant.split(":");
    const isIt = what === resource && may([rest.join(":")], action);
    return isIt && /^\d+$/.test(id ?? "") ? [Number(id)] : [];
  });
}

/** The names that the right to a task goes by: its own, and, in a cluster, the one that the cluster's grants use. */
export const taskPermissions = (
  task: { id: number; clusterId?: number | undefined },
  action: "READ" | "UPDATE",
): string[] => [
  `TASK:${task.id}:${action}`,
  ...(task.clusterId === undefined ? [] : [`CLUSTER:${task.clusterId}:TASK:${task.id}:${action}`]),
];

/** Which tasks may be acted on: all, or those named and those of the clusters named. */
export function grantedTasks(
  granted: readonly string[],
  action: "READ" | "UPDATE",
): "all" | { taskIds: number[]; clusterIds: number[]; anyCluster: boolean } {
  const taskIds = grantedIds(granted, "TASK", action);
  if (taskIds === "all") return "all";
  const nested = granted.flatMap((grant) => {
    const [, id, ofTasks] = /^CLUSTER:(\*|\d+):(TASK:.+)$/.exec(grant) ?? [];
    return id !== undefined && may([ofTasks ?? ""], `TASK:*:${action}`) ? [id] : [];
  });
  return {
    taskIds,
    clusterIds: nested.filter((id) => id !== "*").map(Number),
    anyCluster: nested.includes("*"),
  };
}
