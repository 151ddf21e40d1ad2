import "server-only";
import { DriverError } from "@/lib/drivers/error";
import type { ProcessIdentity } from "@/lib/drivers/host";
import type { Target } from "../target";
import { retrying } from "./retrying";
import { controlOf, type OperationRun } from "./step-run";

const TERM_MS = 20_000;
const KILL_MS = 30_000;
const KILL_TRIES = 3;
const WILL_NOT_END = "host.will-not-end";

/**
 * Ends exactly this process, behind the attempt's fence: asked to at first, by force when it does not end. One that is
 * gone already is as good.
 */
export async function endObserver(
  run: OperationRun,
  target: Target,
  process: ProcessIdentity,
): Promise<void> {
  const host = run.world.host(target.hostKind);
  const fence = { installationId: run.installationId, value: run.fence };
  const stop = (signal: "TERM" | "KILL", withinMs: number) =>
    host.stopObserver(target.place, process, signal, controlOf(run, withinMs), fence);
  run.progress(`waiting until process ${process.pid} has ended`);
  try {
    await retryingBusy(run, () => stop("TERM", TERM_MS));
  } catch (error) {
    if (!(error instanceof DriverError) || error.hint !== WILL_NOT_END) throw error;
    run.log(`process ${process.pid} does not end on SIGTERM; sending SIGKILL`, "WARN");
    await retrying(run, () => stop("KILL", KILL_MS), KILL_TRIES);
  }
  run.log(`observer ended, pid ${process.pid}`);
}

/** A process that does not end on SIGTERM will not by asking again. */
const retryingBusy = <T>(run: OperationRun, call: () => Promise<T>): Promise<T> =>
  retrying(run, call, Number.POSITIVE_INFINITY, ({ hint }) => hint !== WILL_NOT_END);
