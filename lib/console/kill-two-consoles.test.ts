import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { ConsoleProcess } from "@/lib/testing/console-process";
import {
  holdFinish,
  type KillRig,
  ONCE,
  round,
  runningRig,
  untilEnded,
  untilRunning,
} from "@/lib/testing/kill-rig";

const MINUTES = 60_000;

test(
  "of two consoles on one database, whichever is killed, the other goes on, and the server is started once",
  async () => {
    const rig = await runningRig(2);
    const [one, other] = rig.consoles as [ConsoleProcess, ConsoleProcess];

    for (let kills = 0; kills < 8; kills += 1) {
      const victim = kills % 2 === 0 ? one : other;
      const survivor = victim === one ? other : one;
      const result = await round(rig, survivor, async () => {
        await sleep(Math.random() * 900);
        await victim.signal("SIGKILL");
      });
      expect(result).toEqual(ONCE);
      await victim.start();
    }
  },
  15 * MINUTES,
);

test(
  "a console that is stopped past its takeover and continued writes nothing late and starts nothing again",
  async () => {
    const rig = await runningRig(2);

    for (const stepId of ["start-observer-process", "wait-observer-active", "start-server"]) {
      const letGo = await holdFinish(rig.db, stepId);
      const result = await round(rig, rig.consoles[0] as ConsoleProcess, async (taskId) => {
        const stopped = await runnerOf(rig, taskId, stepId);
        await stopped.signal("SIGSTOP");
        await letGo();
        const status = await untilEnded(rig.db, taskId);
        const settled = await snapshot(rig, taskId);
        await stopped.signal("SIGCONT");
        await stopped.ready();
        await sleep(1500);
        expect(status).toBe("SUCCESSFUL");
        expect(await snapshot(rig, taskId)).toEqual(settled);
      });
      expect({ stepId, ...result }).toEqual({ stepId, ...ONCE });
    }
  },
  15 * MINUTES,
);

/** The console that runs a step: an executor's name ends in its process id. */
async function runnerOf(rig: KillRig, taskId: number, stepId: string): Promise<ConsoleProcess> {
  const executor = await untilRunning(rig.db, taskId, stepId);
  const runner = rig.consoles.find(({ pid }) => executor.endsWith(`:${pid}`));
  if (!runner) throw new Error(`No console is ${executor}`);
  return runner;
}

async function snapshot({ db }: KillRig, taskId: number) {
  const { rows } = await db.$client.query(
    `select t.rev, s.id, s.status, s.run_time, s.attempt_id, s.finish_time,
            (select count(*) from log l where l.subtask_id = s.id) as log_lines
       from task t join subtask s on s.task_id = t.id where t.id = $1 order by s.id`,
    [taskId],
  );
  return rows;
}
