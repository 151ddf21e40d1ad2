import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { HintKey } from "@/lib/contract/hint";
import { StepFailure } from "@/lib/engine/step";
import { addressOf, findTargets, type Target } from "../target";
import { judgeStop, type LivingCluster, type StopObjection } from "./judge-stop";
import { retrying } from "./retrying";
import { sayChanges } from "./say-changes";
import { controlOf, type OperationRun } from "./step-run";

const READ_MS = 15_000;
/** So long a replica that has just come back may take to catch up. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

const HINTS: Record<StopObjection["kind"], HintKey> = {
  "other-zone": "sql.other-zone-stopped",
  majority: "sql.majority",
  "log-lag": "sql.log-lag",
};

/**
 * Asks the living cluster whether it can do without the servers that this task takes out of service together, and
 * waits a while for logs that are behind. It is asked again right before anything ends, since a plan may be hours
 * old by then. A whole cluster that goes down on purpose is not asked.
 */
export async function mustBeSafeToStop(run: OperationRun): Promise<void> {
  const { clusterId, togetherIds = [], serverIds, zoneName } = run.input;
  const { force = false, wholeCluster, wholeZone, everyServer } = run.input;
  if (wholeCluster) return;
  const targets = await findTargets(run.world.db, clusterId);
  const ids = new Set([...togetherIds, ...serverIds]);
  const goes = ({ serverId, endpoint }: Target) =>
    everyServer || ids.has(serverId) || (wholeZone && endpoint.zone === zoneName);
  const going = new Set(targets.filter(goes).map(({ name }) => name));
  const until = Date.now() + PATIENCE_MS;
  const say = sayChanges(run);
  for (;;) {
    const objection = judgeStop(await readLiving(run), going, force);
    if (!objection) {
      run.log(`the cluster can do without ${[...going].join(", ")}`);
      return;
    }
    if (objection.kind === "other-zone" || Date.now() > until)
      throw new StepFailure(objection.message, {
        hint: HINTS[objection.kind],
        retryable: objection.kind !== "other-zone",
      });
    say(objection.message);
    await sleep(PAUSE_MS, undefined, { signal: run.signal });
  }
}

async function readLiving(run: OperationRun): Promise<LivingCluster> {
  const cluster = await run.world.cluster(run.input.clusterId);
  const read = <T>(call: () => Promise<T>) => retrying(run, call, 3);
  const rows = await read(() => cluster.servers(controlOf(run, READ_MS)));
  return {
    servers: rows.map((row) => ({ ...row, name: addressOf(row.ip, row.rpcPort) })),
    zones: await read(() => cluster.zones(controlOf(run, READ_MS))),
    streams: await read(() => cluster.logStreams(controlOf(run, READ_MS))),
  };
}
