import "server-only";
import { recordLogStreams } from "../observe/record";
import { retrying } from "./retrying";
import { controlOf, type OperationStep, stepOf } from "./step-run";

const READ_MS = 20_000;

/** Reads the log streams of every tenant, which later plans judge majorities by. */
export const syncTenantInfo: OperationStep = {
  ...stepOf("sync-tenant-info"),
  async run(run) {
    const { clusterId } = run.input;
    const cluster = await run.world.cluster(clusterId);
    const streams = await retrying(run, () => cluster.logStreams(controlOf(run, READ_MS)));
    await recordLogStreams(run.world.db, clusterId, streams);
    const tenants = new Set(streams.map(({ tenantName }) => tenantName));
    run.log(`${streams.length} log streams of ${tenants.size} tenants: ${[...tenants].join(", ")}`);
    return undefined;
  },
};
