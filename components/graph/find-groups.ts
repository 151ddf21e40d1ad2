import { type Dag, toDag } from "./dag";
import type { StepPart } from "./graph-step";
import { classesBy, gather, quotient } from "./quotient";

export type Parts = ReadonlyMap<number, StepPart>;
/** For each step the least step of those it belongs with. */
export type Classes = ReadonlyMap<number, number>;

/** Steps of one server of which each is the only one behind and before the other. Needs rank order. */
export function findLanes(order: readonly number[], dag: Dag, parts: Parts): Classes {
  const headOf = new Map<number, number>();
  for (const id of order) {
    const [upstream, ...others] = dag.upstreams.get(id) ?? [];
    const server = parts.get(id)?.target?.serverId;
    const isNext =
      upstream !== undefined &&
      others.length === 0 &&
      server !== undefined &&
      dag.downstreams.get(upstream)?.length === 1 &&
      parts.get(upstream)?.target?.serverId === server;
    headOf.set(id, isNext ? (headOf.get(upstream) ?? upstream) : id);
  }
  return classesBy(order, (id) => headOf.get(id));
}

/**
 * Lanes and lone steps that do the same in the same zone and stand in the same rank, so that there is no
 * path between them. Whole lanes only in zones with many servers.
 */
export function findColumns(
  order: readonly number[],
  dag: Dag,
  parts: Parts,
  laneOf: Classes,
  manyIn: ReadonlySet<string>,
): Classes {
  const { ranks } = toDag(quotient(dag, laneOf));
  const keys = new Map<number, string>();
  for (const [lane, ids] of gather(order, laneOf)) {
    const target = parts.get(ids[0] ?? lane)?.target;
    if (target?.serverId === undefined) continue;
    if (ids.length > 1 && !manyIn.has(target.zoneName)) continue;
    const names = ids.map((id) => parts.get(id)?.name);
    keys.set(lane, JSON.stringify([ranks.get(lane), target.zoneName, names]));
  }
  return classesBy(order, (id) => {
    const lane = laneOf.get(id) ?? id;
    return keys.get(lane) ?? lane;
  });
}

/**
 * Zones of which so much would be drawn that they are better one node: all steps of their servers and
 * whatever lies between those. Left out where another zone lies between, or a cycle would come of it.
 */
export function findZones(
  order: readonly number[],
  dag: Dag,
  parts: Parts,
  columnOf: Classes,
  manyIn: ReadonlySet<string>,
  mostDrawn: number,
): Classes {
  const zoneOf = new Map<number, number>();
  for (const zone of manyIn) {
    const inside = between(order, dag, (id) => isServerOf(parts.get(id), zone));
    const isWhole = inside.every((id) => (parts.get(id)?.target?.zoneName ?? zone) === zone);
    const drawn = new Set(inside.map((id) => columnOf.get(id))).size;
    if (!isWhole || drawn <= mostDrawn) continue;
    const head = inside.reduce((a, b) => Math.min(a, b));
    for (const id of inside) zoneOf.set(id, head);
  }
  const outermost = new Map(order.map((id) => [id, zoneOf.get(id) ?? columnOf.get(id) ?? id]));
  return toDag(quotient(dag, outermost)).cyclic.length > 0 ? new Map() : zoneOf;
}

const isServerOf = (part: StepPart | undefined, zone: string) =>
  part?.target?.serverId !== undefined && part.target.zoneName === zone;

/** The chosen steps and all that lies on a path from one of them to another. */
function between(order: readonly number[], dag: Dag, isChosen: (id: number) => boolean): number[] {
  const after = reached(order, dag.upstreams, isChosen);
  const before = reached(order.toReversed(), dag.downstreams, isChosen);
  return order.filter((id) => after.has(id) && before.has(id));
}

function reached(
  order: readonly number[],
  from: ReadonlyMap<number, readonly number[]>,
  isChosen: (id: number) => boolean,
): Set<number> {
  const found = new Set<number>();
  for (const id of order)
    if (isChosen(id) || from.get(id)?.some((other) => found.has(other))) found.add(id);
  return found;
}
