import type { TaskSummary } from "@/lib/contract/task";
import type { ChaosRig } from "./rig";
import type { Seen } from "./seen";

const pathOf = (taskId: number | undefined) => `/api/v2/tasks/instances/${taskId}`;

/** Steers a task that has failed, in any way that there is. */
export async function steer({ client, random }: ChaosRig, { failed }: Seen): Promise<boolean> {
  const task = random.pick(failed);
  if (!task) return false;
  const what = random.weighted([
    [4, "retry"],
    [3, "rollback"],
    [1, "abandon"],
    [3, "subtask retry"],
    [3, "subtask skip"],
  ] as const);
  if (!what?.startsWith("subtask")) {
    await client.ask(`task ${what}`, `${pathOf(task.id)}/${what}`, {});
    return true;
  }
  const subtask = random.pick(task.subtasks?.filter(({ status }) => status === "FAILED") ?? []);
  const verb = what.replace("subtask ", "");
  await client.ask(what, `${pathOf(task.id)}/subtasks/${subtask?.id}/${verb}`, {});
  return true;
}

/** Cancels a subtask that runs. */
export async function cancel({ client, random }: ChaosRig, { working }: Seen): Promise<boolean> {
  const running = working.flatMap((task) => runningOf(task));
  const subtask = random.pick(running);
  if (!subtask) return false;
  const path = `${pathOf(subtask.taskId)}/subtasks/${subtask.id}/cancel`;
  await client.ask("subtask cancel", path, { reason: "chaos" });
  return true;
}

/** The subtasks of a task that run now. */
export const runningOf = ({ id: taskId, subtasks = [] }: TaskSummary) =>
  subtasks.filter(({ status }) => status === "RUNNING").map(({ id }) => ({ taskId, id }));

/** Ways to end a task that has failed, tried in this order until one is taken. */
export async function bringToAnEnd(
  { client, random }: ChaosRig,
  task: TaskSummary,
  tries: number,
): Promise<void> {
  const failed = task.subtasks?.find(({ status }) => status === "FAILED");
  const skip = ["subtask skip", `${pathOf(task.id)}/subtasks/${failed?.id}/skip`] as const;
  const retry = ["task retry", `${pathOf(task.id)}/retry`] as const;
  const rollback = ["task rollback", `${pathOf(task.id)}/rollback`] as const;
  const abandon = ["task abandon", `${pathOf(task.id)}/abandon`] as const;
  const way = random.pick([retry, rollback, skip]) ?? retry;
  const ways = tries > 3 ? [abandon] : [way, retry, abandon];
  for (const [kind, path] of ways) {
    const answer = await client.ask(kind, path, {});
    // Held: whoever has it ends by itself, and then it is this one's turn.
    if (!answer.code || answer.status === 409) return;
  }
}
