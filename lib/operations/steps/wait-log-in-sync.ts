import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { LogStream } from "@/lib/contract/log-stream";
import { addressOf } from "../target";
import { retrying } from "./retrying";
import { sayChanges } from "./say-changes";
import { controlOf, type OperationStep, stepOf } from "./step-run";

const READ_MS = 15_000;
const PAUSE_MS = 500;

/** Waits until every log stream of the cluster is in sync on all of its members that live, and one leads it. */
export const waitLogInSync: OperationStep = {
  ...stepOf("wait-log-in-sync"),
  async run(run) {
    const cluster = await run.world.cluster(run.input.clusterId);
    const say = sayChanges(run);
    for (;;) {
      const rows = await retrying(run, () => cluster.servers(controlOf(run, READ_MS)));
      const streams = await retrying(run, () => cluster.logStreams(controlOf(run, READ_MS)));
      const alive = rows.filter(({ status }) => status === "ACTIVE");
      const late = findLate(streams, new Set(alive.map((row) => addressOf(row.ip, row.rpcPort))));
      if (late === undefined) {
        run.log(`${streams.length} log streams are in sync`);
        return undefined;
      }
      say(late);
      await sleep(PAUSE_MS, undefined, { signal: run.signal });
    }
  },
};

function findLate(streams: readonly LogStream[], alive: ReadonlySet<string>): string | undefined {
  if (streams.length === 0) return "no log stream is reported yet";
  for (const { tenantName, logStreamId, members } of streams) {
    const name = `log stream ${logStreamId} of tenant ${tenantName}`;
    if (!members.some(({ isLeader }) => isLeader)) return `${name} has no leader`;
    const late = members.find(({ server, inSync }) => alive.has(server) && !inSync);
    if (late) return `${name} is not in sync on ${late.server}`;
  }
  return undefined;
}
