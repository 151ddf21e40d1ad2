import "server-only";
import { type OperationStep, stepOf } from "./step-run";

/** The barrier behind subtasks side by side: all of them have succeeded when it runs. */
export const waitNode: OperationStep = {
  ...stepOf("wait-node"),
  async run(run) {
    run.log("everything that runs side by side before this has succeeded");
    return undefined;
  },
};

/** OCP's place for what the zones of a cluster's restart have in common. */
export const setZoneContext: OperationStep = {
  ...stepOf("set-zone-context"),
  async run(run) {
    const { zoneName = "every zone" } = run.input;
    run.log(`servers of ${zoneName} go down and come up together`);
    return undefined;
  },
};
