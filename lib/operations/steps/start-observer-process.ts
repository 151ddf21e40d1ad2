import "server-only";
import type { Target } from "../target";
import { endObserver } from "./end-observer";
import { findRow } from "./find-row";
import { retrying } from "./retrying";
import { mustBeSafeToStop } from "./safe-to-stop";
import { controlOf, type OperationRun, type OperationStep, stepOf, targetOf } from "./step-run";

const PROBE_MS = 10_000;

/** Starts the observer's process on its host, or finds that it already runs. */
export const startObserverProcess: OperationStep = {
  ...stepOf("start-observer-process"),
  run: async (run) => startObserver(run, await targetOf(run)),

  async rollback(run) {
    const { observer_outcome, observer_pid, observer_start_ticks, observer_boot_id } = run.context;
    const isOurs = observer_outcome === "started" && observer_pid !== undefined;
    if (!isOurs) {
      run.log("this task started no process here: nothing to undo");
      return undefined;
    }
    const target = await targetOf(run);
    await unlessCountedOn(run, target);
    await endObserver(run, target, {
      bootId: observer_boot_id ?? "",
      pid: Number(observer_pid),
      startTicks: observer_start_ticks ?? "",
    });
    return undefined;
  },
};

/**
 * Starts an observer behind the attempt's fence; answers the facts that name its process. That none ran is remembered
 * before: whoever runs this again, after a crash or a lost answer, finds running what this task started.
 */
export async function startObserver(
  run: OperationRun,
  target: Target,
): Promise<Record<string, string>> {
  const host = run.world.host(target.hostKind);
  const { observers } = await retrying(run, () =>
    host.probe(target.place, controlOf(run, PROBE_MS)),
  );
  const isOurs = observers.length === 0 || wasStartedBy(run, observers[0]);
  if (observers.length === 0) await run.remember({ observer_outcome: "starting" });
  const fence = { installationId: run.installationId, value: run.fence };
  const { outcome, process } = await retrying(run, () =>
    host.startObserver(target.place, fence, controlOf(run, 60_000)),
  );
  run.log(
    outcome === "started"
      ? `observer started, pid ${process.pid}`
      : `observer already runs, pid ${process.pid}: nothing to do`,
  );
  return {
    observer_outcome: isOurs ? "started" : outcome,
    observer_pid: String(process.pid),
    observer_start_ticks: process.startTicks,
    observer_boot_id: process.bootId,
  };
}

/** Whether an attempt before this one was about to start it, or said that it did. */
function wasStartedBy(
  { context }: OperationRun,
  observer: { pid: number; startTicks: string } | undefined,
): boolean {
  const { observer_outcome, observer_pid, observer_start_ticks } = context;
  if (observer_outcome === "starting") return true;
  const isSame =
    observer_pid === String(observer?.pid) && observer_start_ticks === observer?.startTicks;
  return isSame && observer_outcome === "started";
}

/**
 * What a start brought up may be what the cluster lives on by now. Where nothing answers SQL, or the cluster does not
 * count on this server yet, it may end at any time.
 */
async function unlessCountedOn(run: OperationRun, target: Target): Promise<void> {
  const row = await findRow(run, target);
  if (row?.status === "ACTIVE") await mustBeSafeToStop(run);
  else if (row) run.log(`the cluster reports it ${row.status} and does not count on it`);
}
