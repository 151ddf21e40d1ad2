import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Step, StepRun } from "@/lib/engine/step";
import type { Database } from "@/lib/store/database";
import { addTraceLine, isGateOpen } from "./trace";

export interface TracedWorld {
  db: Database;
}

const GATE_POLL_MS = 20;

/**
 * Steps that leave a trace: `quick` ends at once; `gated` waits at the gate and heeds its signal;
 * `stubborn` waits there and does not, then writes all it may.
 */
export const tracedSteps: Step<unknown, TracedWorld>[] = [
  step("quick", async () => undefined),
  step("gated", async ({ world, signal }) => {
    while (!(await isGateOpen(world.db))) await sleep(GATE_POLL_MS, undefined, { signal });
  }),
  step("stubborn", async (run) => {
    while (!(await isGateOpen(run.world.db))) await sleep(GATE_POLL_MS);
    run.log("written late");
    run.progress("written late");
    await run.remember({ writer: String(process.pid) }).then(
      () => trace(run, "remembered"),
      () => trace(run, "refused"),
    );
  }),
];

type Run = StepRun<unknown, TracedWorld>;

function step(id: string, work: (run: Run) => Promise<void>): Step<unknown, TracedWorld> {
  return {
    id,
    title: id,
    timeoutMs: 60_000,
    input: z.unknown(),
    async run(run) {
      await trace(run, "begin");
      try {
        await work(run);
      } catch (error) {
        await trace(run, run.signal.aborted ? `aborted: ${run.signal.reason.abortCause}` : "threw");
        throw error;
      }
      await trace(run, "end");
      return undefined;
    },
  };
}

const trace = ({ world, fence }: Run, what: string) =>
  addTraceLine(world.db, { fence, pid: process.pid, what });
