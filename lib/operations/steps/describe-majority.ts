import "server-only";
import { findTargets, type Target } from "../target";
import { controlOf, type OperationRun } from "./step-run";

const PING_MS = 1000;

/**
 * Says how many zones have a server that listens, when those are too few for a majority; otherwise
 * that no server answers SQL yet.
 */
export async function describeMajority(run: OperationRun, target: Target): Promise<string> {
  const cluster = await run.world.cluster(target.clusterId);
  const targets = await findTargets(run.world.db, target.clusterId);
  const up = new Set<string>();
  await Promise.all(
    targets.map(async ({ endpoint }) => {
      const { state } = await cluster.ping(endpoint, controlOf(run, PING_MS));
      if (state !== "refused" && state !== "timeout") up.add(endpoint.zone);
    }),
  );
  const zones = new Set(targets.map(({ endpoint }) => endpoint.zone));
  if (up.size * 2 > zones.size) return "no server of the cluster answers SQL yet";
  return `waiting for majority: ${up.size} of ${zones.size} zones up`;
}
