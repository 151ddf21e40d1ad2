import { type Dag, toDag } from "./dag";
import { type Classes, findColumns, findLanes, findZones, type Parts } from "./find-groups";
import type { StepPart } from "./graph-step";
import { gather } from "./quotient";

/**
 * `lane`: the steps of one server, each following the one before. `column`: the same step on servers side
 * by side. `lanes`: the same lane on many servers side by side. `zone`: all that happens in a zone.
 */
export type GroupKind = "lane" | "column" | "lanes" | "zone";

/** Steps that can be drawn as one node. Groups nest: zone, then column or lanes, then lane. */
export interface StepGroup {
  /** The same for as long as the task has these steps. */
  key: string;
  kind: GroupKind;
  /** In reading order. */
  stepIds: readonly number[];
}

/** Everything of a task that can be drawn as one node. */
export interface Grouping {
  dag: Dag;
  /** Step ids as a person reads them: upstreams first, then by id; those on a cycle last. */
  order: readonly number[];
  /** The groups that a step is in, the innermost first. */
  groupsOf: ReadonlyMap<number, readonly StepGroup[]>;
  groups: readonly StepGroup[];
  /** How many servers the task works on. */
  servers: number;
}

/** A zone with more servers than this begins as one node. */
const MANY_SERVERS = 24;

/**
 * Finds what can be drawn as one node, by structure alone and in time that grows with the number of
 * steps and edges. Whichever of the groups are closed, no cycle comes of it: there is no other way into or
 * out of a lane, no path between steps of one rank, and zones were tried.
 */
export function groupSteps(steps: readonly StepPart[], many = MANY_SERVERS): Grouping {
  const dag = toDag(steps);
  const parts: Parts = new Map(steps.map((step) => [step.id, step]));
  const rank = (id: number) => dag.ranks.get(id) ?? Number.MAX_SAFE_INTEGER;
  const order = dag.ids.toSorted((a, b) => rank(a) - rank(b) || a - b);
  const servers = countServers(dag.ids, parts);
  const groupsOf = new Map<number, StepGroup[]>();
  const groups: StepGroup[] = [];
  const grouping = { dag, order, groupsOf, groups, servers };
  if (servers < 2 || dag.cyclic.length > 0) return grouping;

  const manyIn = zonesWithMany(steps, many);
  const laneOf = findLanes(order, dag, parts);
  const columnOf = findColumns(order, dag, parts, laneOf, manyIn);
  const zoneOf = findZones(order, dag, parts, columnOf, manyIn, many);
  const isLane = (ids: readonly number[]) => ids.some((id) => laneOf.get(id) !== id);
  add(laneOf, () => "lane");
  add(columnOf, (ids) =>
    countServers(ids, parts) < 2 ? undefined : isLane(ids) ? "lanes" : "column",
  );
  add(zoneOf, () => "zone");
  return grouping;

  function add(classes: Classes, kindOf: (ids: readonly number[]) => GroupKind | undefined) {
    for (const [head, stepIds] of gather(order, classes)) {
      const kind = stepIds.length > 1 ? kindOf(stepIds) : undefined;
      if (!kind) continue;
      const group = { key: `${kind}-${head}`, kind, stepIds };
      groups.push(group);
      for (const id of stepIds) groupsOf.set(id, [...(groupsOf.get(id) ?? []), group]);
    }
  }
}

function countServers(ids: readonly number[], parts: Parts): number {
  return new Set(ids.flatMap((id) => parts.get(id)?.target?.serverId ?? [])).size;
}

function zonesWithMany(steps: readonly StepPart[], many: number): Set<string> {
  const serversIn = new Map<string, Set<number>>();
  for (const { target } of steps) {
    if (target?.serverId === undefined) continue;
    const known = serversIn.get(target.zoneName) ?? new Set();
    serversIn.set(target.zoneName, known.add(target.serverId));
  }
  return new Set([...serversIn].filter(([, ids]) => ids.size > many).map(([zone]) => zone));
}
