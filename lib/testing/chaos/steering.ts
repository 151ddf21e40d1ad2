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
    [2, "abandon"],
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
export async function cancel(rig: ChaosRig, { working }: Seen): Promise<boolean> {
  const subtask = rig.random.pick(working.flatMap(runningOf));
  if (subtask) await cancelSubtask(rig, subtask);
  return subtask !== undefined;
}

/** Asks for the end of one subtask, which may have ended by itself. */
export async function cancelSubtask(
  { client }: ChaosRig,
  { taskId, id }: { taskId: number; id: number },
): Promise<void> {
  const path = `${pathOf(taskId)}/subtasks/${id}/cancel`;
  await client.ask("subtask cancel", path, { reason: "chaos" });
}

/** The subtasks of a task that run now. */
export const runningOf = ({ id: taskId, subtasks = [] }: TaskSummary) =>
  subtasks.filter(({ status }) => status === "RUNNING").map(({ id }) => ({ taskId, id }));

/** Tries to bring a task that has failed to an end, in any way that may lead there. */
export async function bringToAnEnd(rig: ChaosRig, task: TaskSummary): Promise<void> {
  const failed = task.subtasks?.find(({ status }) => status === "FAILED");
  const way = rig.random.pick(["retry", "rollback", `subtasks/${failed?.id}/skip`]) ?? "retry";
  const kind = way.endsWith("skip") ? "subtask skip" : `task ${way}`;
  const answer = await rig.client.ask(kind, `${pathOf(task.id)}/${way}`, {});
  if (answer.code) await giveUp(rig, task);
}

/** Gives up a task that has failed, which is always possible. */
export async function giveUp({ client }: ChaosRig, { id }: TaskSummary): Promise<void> {
  const { code, message } = await client.ask("task abandon", `${pathOf(id)}/abandon`, {});
  if (code) throw new Error(`Task ${id} has failed and cannot be given up: ${code} ${message}`);
}
