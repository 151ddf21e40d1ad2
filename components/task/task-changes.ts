import type { Subtask, Task } from "@/lib/contract/task";

/** What happened to a task between two looks at it, as far as a person would want to hear it. */
export interface TaskChange {
  subtask: Subtask;
  what: "started" | "succeeded" | "failed";
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

function whatHappened({ status }: Subtask): TaskChange["what"] | undefined {
  switch (status) {
    case "RUNNING":
      return "started";
    case "SUCCESSFUL":
      return "succeeded";
    case "FAILED":
      return "failed";
    default:
      return undefined;
  }
}
