import "server-only";
import { isRefused, noted } from "./noted";
import { retrying } from "./retrying";
import { startService } from "./start-server";
import {
  controlOf,
  type OperationRun,
  type OperationStep,
  SQL_RETRY,
  stepOf,
  targetsOf,
  zoneOf,
} from "./step-run";

const STATEMENT_MS = 65_000;
const READ_MS = 15_000;

/** Takes a zone out of service: STOP ZONE, so that no server of it leads or serves. */
export const stopZone: OperationStep = {
  ...stepOf("stop-zone"),
  autoRetry: SQL_RETRY,
  async run(run) {
    const zone = zoneOf(run);
    const changed = await noted(run, {
      fact: stoppedFact(zone),
      isDone: () => isZone(run, "INACTIVE"),
      act: () => setZone(run, "stop"),
    });
    run.log(changed ? `zone ${zone} is stopped` : `zone ${zone} was stopped already`);
    return undefined;
  },

  async rollback(run) {
    const zone = zoneOf(run);
    if (run.context[stoppedFact(zone)] !== "true") {
      run.log(`this task did not stop zone ${zone}: nothing to undo`);
      return undefined;
    }
    await setZone(run, "start");
    run.log(`zone ${zone} is started as it was before`);
    return undefined;
  },
};

/** Lets a zone serve again: START ZONE, and START SERVER where a server of it was stopped by itself. */
export const startZone: OperationStep = {
  ...stepOf("start-zone"),
  autoRetry: SQL_RETRY,
  async run(run) {
    const zone = zoneOf(run);
    const changed = await noted(run, {
      fact: startedFact(zone),
      isDone: () => isZone(run, "ACTIVE"),
      act: () => setZone(run, "start"),
    });
    run.log(changed ? `zone ${zone} is started` : `zone ${zone} was started already`);
    for (const target of await targetsOf(run)) await startService(run, target);
    return undefined;
  },

  async rollback(run) {
    const zone = zoneOf(run);
    // A zone that this task itself had stopped is started again when that is undone.
    const wasOurs = run.context[stoppedFact(zone)] === "true";
    if (run.context[startedFact(zone)] !== "true" || wasOurs) {
      run.log(`zone ${zone} was in service before this task: nothing to undo`);
      return undefined;
    }
    try {
      await setZone(run, "stop");
      run.log(`zone ${zone} is stopped as it was before`);
    } catch (error) {
      if (!isRefused(error)) throw error;
      run.log(`the cluster refused STOP ZONE: ${error.message}`, "WARN");
    }
    return undefined;
  },
};

async function isZone(run: OperationRun, status: "ACTIVE" | "INACTIVE"): Promise<boolean> {
  const cluster = await run.world.cluster(run.input.clusterId);
  const rows = await retrying(run, () => cluster.zones(controlOf(run, READ_MS)));
  return rows.some((row) => row.name === run.input.zoneName && row.status === status);
}

async function setZone(run: OperationRun, what: "start" | "stop"): Promise<void> {
  const zone = zoneOf(run);
  const cluster = await run.world.cluster(run.input.clusterId);
  const { force = false } = run.input;
  await retrying(run, () => {
    const control = controlOf(run, STATEMENT_MS);
    return what === "start"
      ? cluster.startZone(zone, control)
      : cluster.stopZone(zone, control, { force });
  });
}

const stoppedFact = (zone: string) => `zone_stopped:${zone}`;
const startedFact = (zone: string) => `zone_started:${zone}`;
