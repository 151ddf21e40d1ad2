import "server-only";
import { DriverError } from "@/lib/drivers/error";
import { retrying } from "./retrying";
import { controlOf, type OperationStep, SQL_RETRY, stepOf, targetOf } from "./step-run";

const STATEMENT_MS = 65_000;

/** Takes a server out of service: STOP SERVER on the sys tenant, so that its leaders move away. */
export const stopServer: OperationStep = {
  ...stepOf("stop-server"),
  autoRetry: SQL_RETRY,
  async run(run) {
    const target = await targetOf(run);
    const cluster = await run.world.cluster(target.clusterId);
    const { force = false } = run.input;
    const { changed } = await retrying(run, () =>
      cluster.stopServer(target.endpoint, controlOf(run, STATEMENT_MS), { force }),
    );
    run.log(
      changed
        ? `${force ? "FORCE STOP" : "STOP"} SERVER done: STOP_TIME is set`
        : "STOP_TIME was set already: nothing to do",
    );
    return changed ? { stop_time_set: "true" } : undefined;
  },

  async rollback(run) {
    if (run.context.stop_time_set !== "true") return undefined;
    const target = await targetOf(run);
    const cluster = await run.world.cluster(target.clusterId);
    await retrying(run, () => cluster.startServer(target.endpoint, controlOf(run, STATEMENT_MS)));
    run.log("START SERVER done: the service runs as it did before");
    return undefined;
  },
};

/** Whether the cluster's own answer refused what a rollback asked for: it is then as safe as it can be. */
export const isRefused = (error: unknown): error is DriverError =>
  error instanceof DriverError && error.kind === "refused";
