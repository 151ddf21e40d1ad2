import "server-only";
import { DriverError } from "@/lib/drivers/error";
import type { Target } from "../target";
import { retrying } from "./retrying";
import { mustBeSafeToStop } from "./safe-to-stop";
import { controlOf, type OperationRun, type OperationStep, stepOf, targetOf } from "./step-run";

/** Starts the observer's process on its host, or finds that it already runs. */
export const startObserverProcess: OperationStep = {
  ...stepOf("start-observer-process"),
  run: async (run) => startObserver(run, await targetOf(run)),

  async rollback(run) {
    if (run.context.observer_outcome !== "started") {
      run.log("this task started no process here: nothing to undo");
      return undefined;
    }
    const target = await targetOf(run);
    const process = {
      bootId: run.context.observer_boot_id ?? "",
      pid: Number(run.context.observer_pid),
      startTicks: run.context.observer_start_ticks ?? "",
    };
    await unlessCountedOn(run, target);
    const host = run.world.host(target.hostKind);
    const fence = { installationId: run.installationId, value: run.fence };
    await host.stopObserver(target.place, process, "TERM", controlOf(run, 45_000), fence);
    run.log(`observer stopped, pid ${process.pid}`);
    return undefined;
  },
};

/** Starts an observer behind the attempt's fence; answers the facts that name its process. */
export async function startObserver(
  run: OperationRun,
  target: Target,
): Promise<Record<string, string>> {
  const fence = { installationId: run.installationId, value: run.fence };
  const { outcome, process } = await retrying(run, () =>
    run.world.host(target.hostKind).startObserver(target.place, fence, controlOf(run, 60_000)),
  );
  run.log(
    outcome === "started"
      ? `observer started, pid ${process.pid}`
      : `observer already runs, pid ${process.pid}: nothing to do`,
  );
  // A run after a crash finds running what the one before it had started.
  const isOurs =
    run.context.observer_pid === String(process.pid) && run.context.observer_outcome === "started";
  return {
    observer_outcome: isOurs ? "started" : outcome,
    observer_pid: String(process.pid),
    observer_start_ticks: process.startTicks,
    observer_boot_id: process.bootId,
  };
}

/** What a start brought up may be what the cluster lives on by now; where nothing answers SQL, it is not. */
async function unlessCountedOn(run: OperationRun, target: Target): Promise<void> {
  const cluster = await run.world.cluster(target.clusterId);
  try {
    await cluster.servers(controlOf(run, 10_000), target.endpoint);
  } catch (error) {
    if (!(error instanceof DriverError) || !error.retryable) throw error;
    run.log("no server of the cluster answers SQL: nothing relies on this process", "WARN");
    return;
  }
  await mustBeSafeToStop(run);
}
