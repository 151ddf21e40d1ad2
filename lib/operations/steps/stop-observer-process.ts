import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { DriverError } from "@/lib/drivers/error";
import type { ProcessIdentity } from "@/lib/drivers/host";
import type { Target } from "../target";
import { endObserver } from "./end-observer";
import { retrying } from "./retrying";
import { mustBeSafeToStop } from "./safe-to-stop";
import { startObserver } from "./start-observer-process";
import { controlOf, type OperationRun, type OperationStep, stepOf, targetOf } from "./step-run";
import { waitForObservers } from "./wait-for-observers";

const PROBE_MS = 10_000;
const FREEZE_MS = 30_000;
/** A freeze is asked for and not waited for; what it has written by then is not replayed. */
const FREEZE_MOMENT_MS = 3000;

/**
 * Ends the observer's process: asked to at first, by force when it does not end. Exactly the process that was seen,
 * behind the attempt's fence, and only while the cluster can do without it.
 */
export const stopObserverProcess: OperationStep = {
  ...stepOf("stop-observer-process"),
  async run(run) {
    const target = await targetOf(run);
    const process = await findProcess(run, target);
    if (!process) {
      run.log("no observer process runs: nothing to do");
      return undefined;
    }
    if (run.input.freezeServer) await freeze(run, target);
    await mustBeSafeToStop(run);
    // Written first: whoever runs this again after a crash must know that the end was this task's doing.
    await run.remember({ ended_pid: String(process.pid), ended_ticks: process.startTicks });
    await endObserver(run, target, process);
    return undefined;
  },

  async rollback(run) {
    if (run.context.ended_pid === undefined) {
      run.log("this task ended no process here: nothing to undo");
      return undefined;
    }
    const target = await targetOf(run);
    await run.remember(await startObserver(run, target));
    await waitForObservers(run, [target]);
    return undefined;
  },
};

async function findProcess(
  run: OperationRun,
  target: Target,
): Promise<ProcessIdentity | undefined> {
  const host = run.world.host(target.hostKind);
  const { observers } = await retrying(run, () =>
    host.probe(target.place, controlOf(run, PROBE_MS)),
  );
  return observers[0];
}

/** Shortens the next boot. That it is refused or does not answer keeps nobody from stopping. */
async function freeze(run: OperationRun, target: Target): Promise<void> {
  const cluster = await run.world.cluster(target.clusterId);
  try {
    await cluster.minorFreeze(target.endpoint, controlOf(run, FREEZE_MS));
    run.log("MINOR FREEZE asked for, so that less has to be replayed at the next start");
    run.progress("giving the server a moment to write what it has in memory");
    await sleep(FREEZE_MOMENT_MS, undefined, { signal: run.signal });
  } catch (error) {
    if (!(error instanceof DriverError) || run.signal.aborted) throw error;
    run.log(`MINOR FREEZE was not taken, going on without it: ${error.message}`, "WARN");
  }
}
