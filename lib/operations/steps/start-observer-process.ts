import "server-only";
import { getTarget } from "../target";
import { retrying } from "./retrying";
import { controlOf, ServerInput, type ServerStep } from "./server-step";

/** Starts the observer's process on its host, or finds that it already runs. */
export const startObserverProcess: ServerStep = {
  id: "start-observer-process",
  title: "Start observer process",
  timeoutMs: 120_000,
  input: ServerInput,

  async run(run) {
    const target = await getTarget(run.world.db, run.input);
    const fence = { installationId: run.installationId, value: run.fence };
    const { outcome, process } = await retrying(run, () =>
      run.world.host(target.hostKind).startObserver(target.place, fence, controlOf(run, 60_000)),
    );
    run.log(
      outcome === "started"
        ? `observer started, pid ${process.pid}`
        : `observer already runs, pid ${process.pid}: nothing to do`,
    );
    return {
      observer_outcome: outcome,
      observer_pid: String(process.pid),
      observer_start_ticks: process.startTicks,
      observer_boot_id: process.bootId,
    };
  },

  async rollback(run) {
    if (run.context.observer_outcome !== "started") return undefined;
    const target = await getTarget(run.world.db, run.input);
    const process = {
      bootId: run.context.observer_boot_id ?? "",
      pid: Number(run.context.observer_pid),
      startTicks: run.context.observer_start_ticks ?? "",
    };
    const host = run.world.host(target.hostKind);
    await host.stopObserver(target.place, process, "TERM", controlOf(run, 30_000));
    run.log(`observer stopped, pid ${process.pid}`);
    return undefined;
  },
};
