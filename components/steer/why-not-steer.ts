import { may, taskPermissions } from "@/lib/contract/permission";
import type { Subtask, Task } from "@/lib/contract/task";
import type { SteerKind } from "./steer-action";

/** Why something cannot be done to a task or a subtask now. */
export type SteerRefusal =
  | "permission"
  | "abandoned"
  | "running"
  | "succeeded"
  | "rolledBack"
  | "rollbackFailed"
  | "prohibitRollback"
  | "stepNotFailed"
  | "prohibitSkip"
  | "stepNotRunning";

type SteeredTask = Pick<
  Task,
  "id" | "cluster" | "status" | "operation" | "abandoned" | "prohibitRollback"
>;
type SteeredStep = Pick<Subtask, "status" | "prohibitSkip">;

/** The reason that weighs most, or undefined when the task may be steered so. The server decides again. */
export function whyNotSteerTask(
  kind: "RETRY" | "ROLLBACK" | "ABANDON",
  task: SteeredTask,
  permissions: readonly string[],
): SteerRefusal | undefined {
  const { status, operation, abandoned, prohibitRollback } = task;
  if (abandoned) return "abandoned";
  if (status === "RUNNING") return "running";
  if (status === "SUCCESSFUL") return operation === "ROLLBACK" ? "rolledBack" : "succeeded";
  if (kind === "RETRY" && operation === "ROLLBACK") return "rollbackFailed";
  if (kind === "ROLLBACK" && prohibitRollback) return "prohibitRollback";
  return maySteer(task, permissions) ? undefined : "permission";
}

/** The reason that weighs most, or undefined when the subtask may be steered so. The server decides again. */
export function whyNotSteerStep(
  kind: Exclude<SteerKind, "RETRY" | "ROLLBACK" | "ABANDON">,
  task: SteeredTask,
  step: SteeredStep,
  permissions: readonly string[],
): SteerRefusal | undefined {
  if (task.abandoned) return "abandoned";
  if (kind === "SUBTASK_CANCEL") {
    if (step.status !== "RUNNING") return "stepNotRunning";
  } else if (step.status !== "FAILED") return "stepNotFailed";
  const isUndoing = task.operation === "ROLLBACK";
  if (kind === "SUBTASK_RETRY" && isUndoing) return "rollbackFailed";
  if (kind === "SUBTASK_SKIP" && step.prohibitSkip && !isUndoing) return "prohibitSkip";
  return maySteer(task, permissions) ? undefined : "permission";
}

const maySteer = ({ id, cluster }: SteeredTask, permissions: readonly string[]): boolean =>
  may(permissions, ...taskPermissions({ id, clusterId: cluster?.id }, "UPDATE"));
