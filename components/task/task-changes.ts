import type { Subtask, Task } from "@/lib/contract/task";
import { stepStateOf } from "./step-state";

/** What happened to a task between two looks at it, as far as a person would want to hear it. */
export interface TaskChange {
  subtask: Subtask;
  what: "started" | "succeeded" | "failed" | "canceled" | "skipped" | "undone";
}

/** Steps that began or ended; unchanged steps are the same objects and cost nothing. */
export function changesBetween(before: Task, after: Task): TaskChange[] {
  const known = new Map(before.subtasks.map((subtask) => [subtask.id, subtask]));
  return after.subtasks.flatMap((subtask) => {
    const old = known.get(subtask.id);
    if (!old || old === subtask || old.status === subtask.status) return [];
    const what = whatHappened(subtask);
    return what ? [{ subtask, what }] : [];
  });
}

function whatHappened(subtask: Subtask): TaskChange["what"] | undefined {
  switch (stepStateOf(subtask)) {
    case "RUNNING":
      return "started";
    case "CANCELED":
      return "canceled";
    case "SKIPPED":
      return "skipped";
    case "UNDONE":
      return "undone";
    case "UNDO_FAILED":
    case "SUCCESSFUL":
      return "succeeded";
    case "FAILED":
      return "failed";
    default:
      return undefined;
  }
}
