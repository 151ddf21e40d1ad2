import "server-only";
import { findRow } from "./find-row";
import { noted } from "./noted";
import { retrying } from "./retrying";
import { startService } from "./start-server";
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
    const changed = await noted(run, {
      fact: "stop_time_set",
      isDone: async () => (await findRow(run, target))?.stopTimeUs !== undefined,
      act: () =>
        retrying(run, () =>
          cluster.stopServer(target.endpoint, controlOf(run, STATEMENT_MS), { force }),
        ),
    });
    run.log(
      changed
        ? `${force ? "FORCE STOP" : "STOP"} SERVER done: STOP_TIME is set`
        : "STOP_TIME was set already: nothing to do",
    );
    return undefined;
  },

  async rollback(run) {
    if (run.context.stop_time_set === "true") await startService(run, await targetOf(run));
    else run.log("this task did not stop the server: nothing to undo");
    return undefined;
  },
};
