import { createGraph, eachServer } from "./graph";
import type { PlanServer } from "./plan-facts";
import type { StepId } from "./step-kinds";
import type { SubtaskPlan } from "./task-plan";
import type { Work } from "./work";

const SERVER_STEPS: readonly StepId[] = [
  "prepare-restart-observer",
  "stop-observer-process",
  "start-observer-process",
  "wait-observer-active",
  "start-agent-service",
  "update-observer-status",
];

/**
 * The subtasks of a rolling restart: one zone after the other, stopped as a whole so that the others
 * serve, its servers in batches; the next zone waits until this one's logs are in sync again.
 */
export function rollingDag(work: Work): readonly SubtaskPlan[] {
  const graph = createGraph(work);
  graph.one("prepare-rolling-restart", { servers: work.servers });
  for (const zone of work.zones) {
    const servers = work.serversByZone.get(zone.name) ?? [];
    const place = { zone, servers };
    graph.one("prepare-restart-zone", place);
    graph.one("stop-zone", place);
    for (const batch of batchesOf(servers, work.serversAtOnce)) {
      graph.lanes(SERVER_STEPS, eachServer(batch));
      graph.join(zone);
    }
    graph.one("start-zone", place);
    graph.one("wait-log-in-sync", place);
    graph.one("update-zone-status", place);
  }
  graph.one("sync-cluster-info");
  graph.one("update-cluster-status");
  return graph.subtasks;
}

function batchesOf(servers: readonly PlanServer[], size: number): PlanServer[][] {
  const count = Math.ceil(servers.length / size);
  return Array.from({ length: count }, (_, at) => servers.slice(at * size, (at + 1) * size));
}
