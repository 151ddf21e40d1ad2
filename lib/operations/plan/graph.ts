import type { SubtaskTarget } from "@/lib/contract/task";
import type { PlanServer } from "./plan-facts";
import type { StepId } from "./step-kinds";
import { type Place, subtaskInput } from "./subtask-input";
import type { SubtaskPlan } from "./task-plan";
import type { PlanZone, Work } from "./work";

/** A DAG as it grows: whatever is added waits for all that is still open, and is then what is open. */
export interface Graph {
  /** Adds one subtask, which joins what is open. */
  one(stepId: StepId, place?: Place): void;
  /** Adds a parallel group: one subtask per place. */
  each(stepId: StepId, places: readonly Place[], upstreamsOf?: UpstreamsOf): void;
  /** Adds a chain of the steps per place, side by side. */
  lanes(stepIds: readonly StepId[], places: readonly Place[]): void;
  /** Adds a `Wait node`, OCP's barrier behind a parallel group. */
  join(zone?: PlanZone): void;
  readonly subtasks: readonly SubtaskPlan[];
}

/** Of a group that does not wait for everything that is open: for which of its keys a place does. */
type UpstreamsOf = (place: Place) => readonly string[];

/** An empty graph for a piece of work. */
export function createGraph(work: Work): Graph {
  const subtasks: SubtaskPlan[] = [];
  let open: readonly string[] = [];
  let joins = 0;

  function add(
    stepId: StepId,
    place: Place,
    { parallelIdx = -1, upstreams = open, key = subtaskKey(stepId, place) } = {},
  ): string {
    const target = targetOf(place);
    subtasks.push({
      key,
      stepId,
      input: subtaskInput(work, stepId, place),
      parallelIdx,
      upstreams,
      ...(target && { target }),
    });
    return key;
  }

  const graph: Graph = {
    subtasks,
    one(stepId, place = {}) {
      open = [add(stepId, place)];
    },
    each(stepId, places, upstreamsOf = () => open) {
      if (places.length === 0) return;
      open = places.map((place, parallelIdx) =>
        add(stepId, place, { parallelIdx, upstreams: upstreamsOf(place) }),
      );
    },
    lanes(stepIds, places) {
      const [first, ...rest] = stepIds;
      if (!first) return;
      graph.each(first, places);
      let before = first;
      for (const stepId of rest) {
        const last = before;
        graph.each(stepId, places, (place) => [subtaskKey(last, place)]);
        before = stepId;
      }
    },
    join(zone) {
      joins += 1;
      open = [add("wait-node", zone ? { zone } : {}, { key: `wait-node:${joins}` })];
    },
  };
  return graph;
}

/** The key of a subtask: its step, and the id of the server or zone that it is about. */
export function subtaskKey(stepId: StepId, { server, zone }: Place): string {
  const about = server ?? zone;
  return about ? `${stepId}:${about.id}` : stepId;
}

function targetOf({ server, zone }: Place): SubtaskTarget | undefined {
  if (server) return { serverId: server.id, name: server.name, zoneName: server.zoneName };
  return zone && { name: zone.name, zoneName: zone.name };
}

/** Servers as places, for a group. */
export const eachServer = (servers: readonly PlanServer[]): Place[] =>
  servers.map((server) => ({ server }));
