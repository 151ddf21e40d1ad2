import { createGraph, eachServer } from "./graph";
import type { StepId } from "./step-kinds";
import type { SubtaskPlan } from "./task-plan";
import type { Work } from "./work";

/** A step of the zone, a parallel group of its servers (`#`), or the barrier behind one. */
type Line = StepId | `${StepId}#`;

const START: readonly Line[] = [
  "prepare-start-zone",
  "prepare-start-observer#",
  "wait-node",
  "start-observer-process#",
  "wait-observer-active",
  "start-agent-service#",
  "wait-node",
  "update-observer-status#",
  "start-zone",
  "update-zone-status",
];
const STOP: readonly Line[] = [
  "prepare-stop-zone",
  "stop-zone",
  "prepare-stop-observer#",
  "wait-node",
  "stop-observer-process#",
  "wait-node",
  "update-observer-status#",
  "update-zone-status",
];
const STOP_SERVICE: readonly Line[] = [
  "prepare-stop-zone",
  "stop-zone",
  "prepare-stop-observer#",
  "wait-node",
  "update-observer-status#",
  "update-zone-status",
];
const RESTART: readonly Line[] = [
  "prepare-restart-zone",
  "stop-zone",
  "prepare-restart-observer#",
  "wait-node",
  "stop-observer-process#",
  "wait-node",
  "start-observer-process#",
  "wait-observer-active",
  "start-agent-service#",
  "wait-node",
  "update-observer-status#",
  "start-zone",
  "update-zone-status",
];

/** The subtasks of an operation on a zone: parallel groups of its servers between steps of the zone. */
export function zoneDag(work: Work): readonly SubtaskPlan[] {
  const graph = createGraph(work);
  const [zone] = work.zones;
  if (!zone) throw new Error("An operation on a zone needs the zone");
  const places = eachServer(work.servers);
  for (const line of linesOf(work)) {
    if (line === "wait-node") graph.join(zone);
    else if (isGroup(line)) graph.each(line.slice(0, -1) as StepId, places);
    else graph.one(line, { zone, servers: work.servers });
  }
  graph.one("sync-cluster-info");
  graph.one("update-cluster-status");
  return graph.subtasks;
}

const isGroup = (line: Line): line is `${StepId}#` => line.endsWith("#");

function linesOf({ action, stopType }: Work): readonly Line[] {
  if (action === "START") return START;
  if (action === "STOP") return stopType === "STOP_SERVICE" ? STOP_SERVICE : STOP;
  return RESTART;
}
