import { setTimeout as sleep } from "node:timers/promises";
import { checkRows } from "./check-rows";
import { checkTruth } from "./check-truth";
import type { ChaosRig } from "./rig";
import { lookAround, type Seen } from "./seen";
import { bringToAnEnd, runningOf } from "./steering";

/** Long, since each of many failed tasks is brought to its end in turn. */
const PATIENCE_MS = 900_000;
const PAUSE_MS = 200;
/** What still works after so long may wait for something that the test has taken away: it is canceled. */
const CANCEL_AFTER_MS = 20_000;
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
  const tries = new Map<number, number>();
  let workingSince = Date.now();
  await until("every task has ended", rig, async (seen) => {
    const [failed] = seen.failed;
    if (seen.working.length === 0) {
      workingSince = Date.now();
      if (!failed) return true;
      const count = (tries.get(failed.id) ?? 0) + 1;
      tries.set(failed.id, count);
      await bringToAnEnd(rig, failed, count);
    } else if (Date.now() - workingSince > CANCEL_AFTER_MS) {
      workingSince = Date.now();
      for (const { taskId, id } of seen.working.flatMap(runningOf))
        await rig.client.ask(
          "subtask cancel",
          `/api/v2/tasks/instances/${taskId}/subtasks/${id}/cancel`,
          {},
        );
    }
    return false;
  });
}

async function bringUpAgain(seen: Seen, { client }: ChaosRig): Promise<boolean> {
  if (seen.servers.every(({ status }) => status === "RUNNING")) return true;
  if (seen.working.length > 0) return false;
  const [failed] = seen.failed;
  if (failed) await client.ask("task abandon", `/api/v2/tasks/instances/${failed.id}/abandon`, {});
  await client.ask("start cluster", "/api/v2/ob/clusters/1/start", {});
  return false;
}

async function until(
  what: string,
  rig: ChaosRig,
  isSo: (seen: Seen, rig: ChaosRig) => Promise<boolean>,
): Promise<void> {
  let seen: Seen | undefined;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(PAUSE_MS)) {
    seen = await lookAround(rig, ALL_TASKS);
    if (await isSo(seen, rig)) return;
  }
  const servers = seen?.servers.map(({ id, status }) => `${id} ${status}`).join(", ");
  const open = [...(seen?.working ?? []), ...(seen?.failed ?? [])];
  const tasks = open.map(({ id, name, status, current, failure }) =>
    JSON.stringify({ id, name, status, current, failure }),
  );
  throw new Error(`Waited in vain until ${what}. Servers: ${servers}. Tasks: ${tasks.join("\n")}`);
}
