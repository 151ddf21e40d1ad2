import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { StepFailure } from "@/lib/engine/step";
import type { Target } from "../target";
import { findRow } from "./find-row";
import { retrying } from "./retrying";
import { sayChanges } from "./say-changes";
import { controlOf, type OperationRun, type OperationStep, stepOf, targetOf } from "./step-run";

const PAUSE_MS = 500;
const PROBE_MS = 10_000;

/**
 * Waits until the host has no process of the observer, nothing of it listens, and the cluster has noticed: it reports
 * the server ACTIVE for a lease after the process has ended.
 */
export const waitObserverStop: OperationStep = {
  ...stepOf("wait-observer-stop"),
  async run(run) {
    const target = await targetOf(run);
    const say = sayChanges(run);
    for (;;) {
      const left = (await whatRuns(run, target)) ?? (await whatIsReported(run, target));
      if (left === undefined) break;
      say(left);
      await sleep(PAUSE_MS, undefined, { signal: run.signal });
    }
    run.log("the process is gone, and the cluster no longer counts on the server");
    return undefined;
  },
};

async function whatRuns(run: OperationRun, target: Target): Promise<string | undefined> {
  const host = run.world.host(target.hostKind);
  const { observers, listeners } = await retrying(run, () =>
    host.probe(target.place, controlOf(run, PROBE_MS)),
  );
  const [observer] = observers;
  const { ended_pid, ended_ticks } = run.context;
  const isAnother =
    observer && `${observer.pid}:${observer.startTicks}` !== `${ended_pid}:${ended_ticks}`;
  if (isAnother && ended_pid !== undefined)
    throw new StepFailure(
      `The observer of ${target.name} was started again by something else, pid ${observer.pid}`,
      { hint: "host.crash-loop" },
    );
  if (observer) return `process ${observer.pid} still runs`;
  return listeners.sql || listeners.rpc ? "its ports are still open" : undefined;
}

async function whatIsReported(run: OperationRun, target: Target): Promise<string | undefined> {
  const row = await findRow(run, target);
  return row?.status === "ACTIVE" ? "the cluster still reports it ACTIVE" : undefined;
}
