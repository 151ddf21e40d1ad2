import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startServerSteps } from "@/lib/operations/steps/start-server-steps";
import type { Database } from "@/lib/store/database";
import type { ConsoleProcess } from "@/lib/testing/console-process";
import {
  holdFinishes,
  ONCE,
  round,
  runningRig,
  untilEnded,
  untilRunning,
} from "@/lib/testing/kill-rig";

const MINUTES = 60_000;

test(
  "a console killed in any of the nine steps goes on when it is started again, and starts the server once",
  async () => {
    const rig = await runningRig(1);
    const [console] = rig.consoles as [ConsoleProcess];
    await holdFinishes(rig.db);

    for (const { id } of startServerSteps) {
      const result = await round(rig, console, async (taskId) => {
        await untilRunning(rig.db, taskId, id);
        await console.signal("SIGKILL");
        await console.start();
      });
      expect({ step: id, ...result }).toEqual({ step: id, ...ONCE });
    }
    expect(await medianResumeMs(rig.db)).toBeLessThan(2000);
  },
  6 * MINUTES,
);

test(
  "a console killed at 30 random moments ends every task, and starts the server once for each",
  async () => {
    const rig = await runningRig(1);
    const [console] = rig.consoles as [ConsoleProcess];

    for (let kills = 0; kills < 30; ) {
      const result = await round(rig, console, async (taskId) => {
        for (let each = 0; each < 3; each += 1, kills += 1) {
          await sleep(Math.random() * 900);
          await console.signal("SIGKILL");
          console.launch();
          if (each < 2) await sleep(Math.random() * 1500);
        }
        await console.ready();
        await untilEnded(rig.db, taskId);
      });
      expect(result).toEqual(ONCE);
    }
  },
  6 * MINUTES,
);

/** From the start of a console to its first attempt, by the database's clock. */
async function medianResumeMs(db: Database): Promise<number> {
  const { rows } = await db.$client.query(
    `select percentile_cont(0.5) within group (order by extract(epoch from first - start_time)) as seconds
       from (select r.id, r.start_time, min(a.start_time) as first
               from replica r join attempt a on a.replica_id = r.id group by r.id) resumed`,
  );
  return rows[0].seconds * 1000;
}
