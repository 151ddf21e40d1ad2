import type { Attempt, Operation, SubtaskStatus, Task } from "@/lib/contract/task";

/** A status as a person tells it apart: how it came about matters as much as where it is. */
export type StepState =
  | SubtaskStatus
  | Attempt["status"]
  | "CANCELED"
  | "SKIPPED"
  | "UNDOING"
  | "UNDONE"
  | "UNDO_FAILED";

/** What a step's status and operation say together. */
export function stepStateOf({
  status,
  operation,
}: {
  status: SubtaskStatus;
  operation?: Operation | undefined;
}): StepState {
  const isUndo = operation === "ROLLBACK" || operation === "ROLLBACK_SKIP";
  switch (status) {
    case "PENDING":
      return isUndo ? "UNDONE" : status;
    case "RUNNING":
      return isUndo ? "UNDOING" : status;
    case "FAILED":
      if (operation === "CANCEL") return "CANCELED";
      return isUndo ? "UNDO_FAILED" : status;
    case "SUCCESSFUL":
      return operation === "SKIP" ? "SKIPPED" : status;
    default:
      return status;
  }
}

/** The state of a task as a whole. */
export type TaskState =
  | Task["status"]
  | "ROLLING_BACK"
  | "ROLLED_BACK"
  | "ROLLBACK_FAILED"
  | "ABANDONED";

/** What a task's status, its operation and whether it was given up say together. */
export function taskStateOf({
  status,
  operation,
  abandoned,
}: Pick<Task, "status" | "operation" | "abandoned">): TaskState {
  if (abandoned) return "ABANDONED";
  if (operation !== "ROLLBACK") return status;
  const undone = {
    RUNNING: "ROLLING_BACK",
    SUCCESSFUL: "ROLLED_BACK",
    FAILED: "ROLLBACK_FAILED",
  } as const;
  return undone[status];
}
