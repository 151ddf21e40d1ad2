import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { startServerSteps } from "@/lib/operations/steps/start-server-steps";
import type { ConsoleProcess } from "@/lib/testing/console-process";
import {
  type KillRig,
  killObserver,
  killRig,
  pressStart,
  startsSince,
  until,
  untilEnded,
} from "@/lib/testing/kill-rig";

const SERVER = 1;
const MINUTES = 60_000;
let running: ConsoleProcess[] = [];

afterEach(async () => {
  for (const console of running) await console.signal("SIGKILL");
  running = [];
});

async function rigWith(count: number): Promise<KillRig> {
  const rig = await killRig(count);
  running = rig.consoles;
  for (const console of rig.consoles) await console.start();
  return rig;
}

/** Stops server 1 behind the console's back, presses Start, and lets `disturb` do its worst. */
async function round(
  rig: KillRig,
  pressOn: ConsoleProcess,
  disturb: (taskId: number) => Promise<void>,
) {
  await killObserver(rig.home(0), SERVER, rig.db);
  const before = Date.now();
  const taskId = await pressStart(pressOn, SERVER);
  await disturb(taskId);
  const status = await untilEnded(rig.db, taskId);
  return { status, ...startsSince(rig.home(0), before) };
}

const ONCE = { status: "SUCCESSFUL", count: 1, overlaps: 0 };

test(
  "a console killed in any of the nine steps goes on when it is started again, and starts the server once",
  async () => {
    const rig = await rigWith(1);
    const [console] = rig.consoles as [ConsoleProcess];
    await holdFinishes(rig);

    for (const { id } of startServerSteps) {
      const result = await round(rig, console, async (taskId) => {
        await untilRunning(rig, taskId, id);
        await console.signal("SIGKILL");
        await console.start();
      });
      expect({ step: id, ...result }).toEqual({ step: id, ...ONCE });
    }
    expect(await medianResumeMs(rig)).toBeLessThan(2000);
  },
  6 * MINUTES,
);

test(
  "a console killed at 30 random moments ends every task, and starts the server once for each",
  async () => {
    const rig = await rigWith(1);
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

describe("with two consoles on one database", () => {
  test(
    "whichever is killed, the other goes on, and the server is started once",
    async () => {
      const rig = await rigWith(2);
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
    5 * MINUTES,
  );

  test(
    "one that is stopped past its takeover and continued writes nothing late and starts nothing again",
    async () => {
      const rig = await rigWith(2);

      for (const stepId of ["start-observer-process", "wait-observer-active", "start-server"]) {
        await holdFinishes(rig);
        const result = await round(rig, rig.consoles[0] as ConsoleProcess, async (taskId) => {
          const stopped = await runnerOf(rig, taskId, stepId);
          await stopped.signal("SIGSTOP");
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
    5 * MINUTES,
  );
});

/** Makes every finished step wait a moment in the database: it has acted and is not yet done. */
async function holdFinishes({ db }: KillRig): Promise<void> {
  await db.$client.query(`
    create or replace function hold_finish() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.25); return new; end $$;
    create or replace trigger hold_finish before update on subtask for each row
      when (old.status = 'RUNNING' and new.status = 'SUCCESSFUL') execute function hold_finish();`);
}

function untilRunning({ db }: KillRig, taskId: number, stepId: string): Promise<string> {
  return until(`${stepId} runs`, async () => {
    const { rows } = await db.$client.query(
      "select executor from subtask where task_id = $1 and step_id = $2 and status = 'RUNNING'",
      [taskId, stepId],
    );
    return rows[0]?.executor;
  });
}

/** The console that runs a step: an executor's name ends in its process id. */
async function runnerOf(rig: KillRig, taskId: number, stepId: string): Promise<ConsoleProcess> {
  const executor = await untilRunning(rig, taskId, stepId);
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

/** From the start of a console to its first attempt, by the database's clock. */
async function medianResumeMs({ db }: KillRig): Promise<number> {
  const { rows } = await db.$client.query(
    `select percentile_cont(0.5) within group (order by extract(epoch from first - start_time)) as seconds
       from (select r.id, r.start_time, min(a.start_time) as first
               from replica r join attempt a on a.replica_id = r.id group by r.id) resumed`,
  );
  return rows[0].seconds * 1000;
}
