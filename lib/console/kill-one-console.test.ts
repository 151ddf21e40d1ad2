import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { StepId } from "@/lib/operations/plan/step-kinds";
import type { ConsoleProcess } from "@/lib/testing/console-process";
import {
  holdFinish,
  ONCE,
  round,
  runningRig,
  untilEnded,
  untilRunning,
} from "@/lib/testing/kill-rig";

const MINUTES = 60_000;
const NINE: readonly StepId[] = [
  "prepare-start-observer",
  "start-observer-process",
  "wait-observer-active",
  "start-agent-service",
  "start-server",
  "update-observer-status",
  "update-zone-status",
  "sync-cluster-info",
  "update-cluster-status",
];

test(
  "a console killed in any of the nine steps goes on when it is started again, and starts the server once",
  async () => {
    const rig = await runningRig(1);
    const [console] = rig.consoles as [ConsoleProcess];
    for (const id of NINE) {
      const letGo = await holdFinish(rig.db, id);
      const result = await round(rig, console, async (taskId) => {
        await untilRunning(rig.db, taskId, id);
        await console.signal("SIGKILL");
        await letGo();
        await console.start();
      });
      expect({ step: id, ...result }).toEqual({ step: id, ...ONCE });
    }
  },
  15 * MINUTES,
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
  15 * MINUTES,
);
