import { setTimeout as sleep } from "node:timers/promises";
import type { TaskSummary } from "@/lib/contract/task";
import { checkRows } from "./check-rows";
import { checkTruth } from "./check-truth";
import type { ChaosRig } from "./rig";
import { lookAround, type Seen } from "./seen";
import { bringToAnEnd, cancelSubtask, giveUp, runningOf } from "./steering";

/** So long nothing may come nearer to its end. */
const PATIENCE_MS = 300_000;
const PAUSE_MS = 200;
/** What still works after so long may wait for something that the test has taken away: it is canceled. */
const CANCEL_AFTER_MS = 15_000;
/** So many of the tasks that failed are steered to an end; the others, and what fails again, are given up. */
const STEERED = 6;
const ALL_TASKS = 2000;

/** Heals everything, ends every task as a person would, and brings the whole fleet up again by the product alone. */
export async function finish(rig: ChaosRig): Promise<void> {
  for (const index of rig.damage.faulty) rig.damage.set(index, undefined);
  await endTasks(rig);
  await until("the whole fleet runs again", rig, bringUpAgain);
  await endTasks(rig);
  await checkRows(rig.db);
  const { rows } = await rig.db.$client.query("select * from task_lock where held");
  if (rows.length > 0) throw new Error(`Locks are left: ${JSON.stringify(rows)}`);
  await checkTruth(rig);
}

async function endTasks(rig: ChaosRig): Promise<void> {
  const steered = new Set<number>();
  let workingSince = Date.now();
  await until("every task has ended", rig, async ({ working, failed: [failed] }) => {
    if (working.length > 0 && Date.now() - workingSince < CANCEL_AFTER_MS) return false;
    workingSince = Date.now();
    for (const subtask of working.flatMap(runningOf)) await cancelSubtask(rig, subtask);
    if (working.length > 0) return false;
    if (failed) await end(rig, failed, steered);
    return failed === undefined;
  });
}

async function end(rig: ChaosRig, task: TaskSummary, steered: Set<number>): Promise<void> {
  const isSteered = !steered.has(task.id) && steered.size < STEERED;
  steered.add(task.id);
  await (isSteered ? bringToAnEnd : giveUp)(rig, task);
}

async function bringUpAgain(seen: Seen, rig: ChaosRig): Promise<boolean> {
  if (seen.servers.every(({ status }) => status === "RUNNING")) return true;
  if (seen.working.length > 0) return false;
  const [failed] = seen.failed;
  if (failed) await giveUp(rig, failed);
  await rig.client.ask("start cluster", "/api/v2/ob/clusters/1/start", {});
  return false;
}

async function until(
  what: string,
  rig: ChaosRig,
  isSo: (seen: Seen, rig: ChaosRig) => Promise<boolean>,
): Promise<void> {
  let seen: Seen | undefined;
  let open = Number.POSITIVE_INFINITY;
  for (let end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(PAUSE_MS)) {
    seen = await lookAround(rig, ALL_TASKS);
    if (await isSo(seen, rig)) return;
    const left = seen.working.length + seen.failed.length;
    if (left < open) end = Date.now() + PATIENCE_MS;
    open = Math.min(left, open);
  }
  const servers = seen?.servers.map(({ id, status }) => `${id} ${status}`).join(", ");
  const unended = [...(seen?.working ?? []), ...(seen?.failed ?? [])];
  const tasks = unended.map(({ id, name, status, current, failure }) =>
    JSON.stringify({ id, name, status, current, failure }),
  );
  throw new Error(`Waited in vain until ${what}. Servers: ${servers}. Tasks: ${tasks.join("\n")}`);
}
