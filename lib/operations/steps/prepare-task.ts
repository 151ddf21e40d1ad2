import "server-only";
import type { StepId } from "../plan/step-kinds";
import { mustBeSafeToStop } from "./safe-to-stop";
import { type OperationStep, stepOf, targetsOf } from "./step-run";

/** Looks at a zone before its servers are started. */
export const prepareStartZone = prepare("prepare-start-zone");
/** Looks whether the cluster can do without a zone. */
export const prepareStopZone = prepare("prepare-stop-zone");
/** Looks whether the cluster can do without a zone for a while. */
export const prepareRestartZone = prepare("prepare-restart-zone");
/** Notes what a cluster is before it is started. */
export const prepareStartCluster = prepare("prepare-start-cluster");
/** Notes what a cluster is before all of it is stopped. */
export const prepareStopCluster = prepare("prepare-stop-cluster");
/** Notes what a cluster is before all of it is restarted at once. */
export const prepareRestartCluster = prepare("prepare-restart-cluster");
/** Notes what a cluster is before it is restarted zone by zone; each zone is judged when its turn comes. */
export const prepareRollingRestart = prepare("prepare-rolling-restart");

function prepare(id: StepId): OperationStep {
  const interrupts = id === "prepare-stop-zone" || id === "prepare-restart-zone";
  return {
    ...stepOf(id),
    async run(run) {
      const targets = await targetsOf(run);
      const names = targets.map(({ name }) => name).join(", ");
      run.log(`${targets.length} servers: ${names}`);
      if (interrupts) await mustBeSafeToStop(run);
      return undefined;
    },
  };
}
