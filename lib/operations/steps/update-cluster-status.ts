import "server-only";
import { look } from "../observe/look";
import { record } from "../observe/record";
import { controlOf, type OperationStep, stepOf } from "./step-run";

/** Looks at the whole cluster and writes down what it sees. */
export const updateClusterStatus: OperationStep = {
  ...stepOf("update-cluster-status"),

  async run(run) {
    const seen = await look(run.world, run.input.clusterId, controlOf(run, 25_000));
    await record(run.world.db, seen);
    const running = seen.servers.filter(({ status }) => status === "RUNNING").length;
    run.log(`cluster is ${seen.status}, ${running} of ${seen.servers.length} servers RUNNING`);
    return undefined;
  },
};
