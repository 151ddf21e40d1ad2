import type { Action } from "@/lib/contract/action";
import { createGraph, eachServer } from "./graph";
import type { StepId } from "./step-kinds";
import type { SubtaskPlan } from "./task-plan";
import type { Work } from "./work";

const START: readonly StepId[] = [
  "prepare-start-observer",
  "start-observer-process",
  "wait-observer-active",
  "start-agent-service",
  "start-server",
  "update-observer-status",
];
const STOP: readonly StepId[] = [
  "prepare-stop-observer",
  "stop-server",
  "stop-observer-process",
  "wait-observer-stop",
  "update-observer-status",
];
const STOP_SERVICE: readonly StepId[] = [
  "prepare-stop-observer",
  "stop-server",
  "update-observer-status",
];
const RESTART: readonly StepId[] = [
  "prepare-restart-observer",
  "stop-server",
  "stop-observer-process",
  "start-observer-process",
  "wait-observer-active",
  "start-agent-service",
  "start-server",
  "update-observer-status",
];

/**
 * The subtasks of an operation on servers. On one it is OCP's chain; on several the part that is a
 * server's own runs side by side, joined by a `Wait node` before what is its zone's and its cluster's.
 */
export function serverDag(work: Work): readonly SubtaskPlan[] {
  const graph = createGraph(work);
  const steps = stepsOf(work);
  const [only, ...others] = work.servers;
  if (only && others.length === 0) for (const stepId of steps) graph.one(stepId, { server: only });
  else {
    graph.lanes(steps, eachServer(work.servers));
    graph.join();
  }
  const zones = work.zones.map((zone) => ({
    zone,
    servers: work.serversByZone.get(zone.name) ?? [],
  }));
  if (zones.length === 1) graph.one("update-zone-status", zones[0]);
  else graph.each("update-zone-status", zones);
  graph.one("sync-cluster-info");
  graph.one("update-cluster-status");
  return graph.subtasks;
}

function stepsOf({ action, stopType }: Work): readonly StepId[] {
  const steps: Record<Action, readonly StepId[]> = {
    START,
    STOP: stopType === "STOP_SERVICE" ? STOP_SERVICE : STOP,
    RESTART,
    ROLLING_RESTART: RESTART,
  };
  return steps[action];
}
