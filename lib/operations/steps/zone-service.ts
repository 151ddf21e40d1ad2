import "server-only";
import { retrying } from "./retrying";
import { startService } from "./start-server";
import { controlOf, type OperationStep, SQL_RETRY, stepOf, targetsOf, zoneOf } from "./step-run";
import { isRefused } from "./stop-server";

const STATEMENT_MS = 65_000;

/** Takes a zone out of service: STOP ZONE, so that no server of it leads or serves. */
export const stopZone: OperationStep = {
  ...stepOf("stop-zone"),
  autoRetry: SQL_RETRY,
  async run(run) {
    const zone = zoneOf(run);
    const cluster = await run.world.cluster(run.input.clusterId);
    const { force = false } = run.input;
    const { changed } = await retrying(run, () =>
      cluster.stopZone(zone, controlOf(run, STATEMENT_MS), { force }),
    );
    run.log(changed ? `zone ${zone} is stopped` : `zone ${zone} was stopped already`);
    return changed ? { [stoppedFact(zone)]: "true" } : undefined;
  },

  async rollback(run) {
    const zone = zoneOf(run);
    if (run.context[stoppedFact(zone)] !== "true") return undefined;
    const cluster = await run.world.cluster(run.input.clusterId);
    await retrying(run, () => cluster.startZone(zone, controlOf(run, STATEMENT_MS)));
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
    const cluster = await run.world.cluster(run.input.clusterId);
    const { changed } = await retrying(run, () =>
      cluster.startZone(zone, controlOf(run, STATEMENT_MS)),
    );
    run.log(changed ? `zone ${zone} is started` : `zone ${zone} was started already`);
    for (const target of await targetsOf(run)) await startService(run, target);
    return changed ? { [startedFact(zone)]: "true" } : undefined;
  },

  async rollback(run) {
    const zone = zoneOf(run);
    // A zone that this task itself had stopped is started again when that is undone.
    const wasOurs = run.context[stoppedFact(zone)] === "true";
    if (run.context[startedFact(zone)] !== "true" || wasOurs) return undefined;
    const cluster = await run.world.cluster(run.input.clusterId);
    try {
      await retrying(run, () => cluster.stopZone(zone, controlOf(run, STATEMENT_MS)));
      run.log(`zone ${zone} is stopped as it was before`);
    } catch (error) {
      if (!isRefused(error)) throw error;
      run.log(`the cluster refused STOP ZONE: ${error.message}`, "WARN");
    }
    return undefined;
  },
};

const stoppedFact = (zone: string) => `zone_stopped:${zone}`;
const startedFact = (zone: string) => `zone_started:${zone}`;
