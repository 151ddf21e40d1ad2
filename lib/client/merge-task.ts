import type { Subtask, Task, TaskChanges } from "@/lib/contract/task";

/**
 * A task after a delta. Subtasks that did not change stay the very same objects, so that only what
 * changed is drawn again; a delta that changes nothing answers the same task.
 */
export function mergeTask(before: Task, { reset: _, changed, ...head }: TaskChanges): Task {
  if (head.rev <= before.rev) return before;
  const byId = new Map(changed.map((subtask) => [subtask.id, subtask]));
  return { ...head, subtasks: before.subtasks.map((subtask) => byId.get(subtask.id) ?? subtask) };
}

/** A task after a full answer: subtasks that say the same as before stay the very same objects. */
export function adoptTask(before: Task | undefined, after: Task): Task {
  if (!before || before.id !== after.id) return after;
  if (after.rev === before.rev) return before;
  const known = new Map(before.subtasks.map((subtask) => [subtask.id, subtask]));
  return {
    ...after,
    subtasks: after.subtasks.map((subtask) => same(known.get(subtask.id), subtask)),
  };
}

function same(before: Subtask | undefined, after: Subtask): Subtask {
  return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
