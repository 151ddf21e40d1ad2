import "server-only";
import type { ServerRow } from "@/lib/drivers/cluster";
import type { Check, ProcessIdentity } from "@/lib/drivers/host";
import { StepFailure } from "@/lib/engine/step";
import { findRow } from "./find-row";
import { retrying } from "./retrying";
import { mustBeSafeToStop } from "./safe-to-stop";
import { controlOf, type OperationRun, type OperationStep, stepOf, targetOf } from "./step-run";

const PROBE_MS = 10_000;
const PROBE_TRIES = 3;

/** Looks whether a start can work at all, and notes what the later steps compare with. */
export const prepareStartObserver = prepareObserver("prepare-start-observer");
/** Looks whether the server may go down, and notes what it was. */
export const prepareStopObserver = prepareObserver("prepare-stop-observer");
/** Looks whether the server may go down and come up again. */
export const prepareRestartObserver = prepareObserver("prepare-restart-observer");

function prepareObserver(
  id: "prepare-start-observer" | "prepare-stop-observer" | "prepare-restart-observer",
): OperationStep {
  return {
    ...stepOf(id),
    async run(run) {
      const target = await targetOf(run);
      run.log(`server ${target.name} in zone ${target.endpoint.zone}, home ${target.place.home}`);
      const host = run.world.host(target.hostKind);
      const look = () => host.probe(target.place, controlOf(run, PROBE_MS));
      const probe = await retrying(run, look, PROBE_TRIES);
      if (id !== "prepare-stop-observer") passChecks(run, host.preflight(target.place, probe));
      const row = await findRow(run, target);
      sayWhatIs(run, row, probe.observers[0]);
      if (id !== "prepare-start-observer") await mustBeSafeToStop(run);
      return factsBefore(row, probe.observers[0]);
    },
  };
}

function sayWhatIs(
  run: OperationRun,
  row: ServerRow | undefined,
  observer: ProcessIdentity | undefined,
): void {
  if (row)
    run.log(`the cluster reports it ${row.status}${row.stopTimeUs ? ", service stopped" : ""}`);
  run.log(observer ? `observer runs, pid ${observer.pid}` : "no observer process runs");
}

/** What later steps tell the old process and its times from the new ones by. */
const factsBefore = (row: ServerRow | undefined, observer: ProcessIdentity | undefined) => ({
  ran_before: observer ? `${observer.pid}:${observer.startTicks}` : "",
  start_service_us_before: String(row?.startServiceTimeUs ?? ""),
  stop_time_us_before: String(row?.stopTimeUs ?? ""),
});

function passChecks(run: OperationRun, checks: readonly Check[]): void {
  for (const { id, level, found, need } of checks)
    run.log(`check ${id}: ${found} (needs ${need})`, LOG_LEVEL[level]);
  const blocks = checks.filter(({ level }) => level === "block");
  const [first] = blocks;
  if (!first) return;
  const reasons = blocks.map(({ id, found, need }) => `${id}: ${found}, needs ${need}`);
  throw new StepFailure(`The host is not ready: ${reasons.join("; ")}`, {
    hint: first.hint ?? "step.bug",
  });
}

const LOG_LEVEL = { ok: "INFO", warn: "WARN", block: "ERROR" } as const;
