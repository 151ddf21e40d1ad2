import type { DagStep } from "./dag";
import type { Grouping, StepGroup } from "./group-steps";
import { gather, quotient } from "./quotient";

/** Which groups are open. What a person closed stays closed, whatever is drawn out. */
export interface OpenGroups {
  opened: ReadonlySet<string>;
  closed: ReadonlySet<string>;
  /** Steps that are to be seen by themselves: what they are in opens, or lets go of just them. */
  drawnOut: ReadonlySet<number>;
}

/** A node of the graph: one step, or the steps of a closed group as far as they are not drawn out of it. */
export interface DrawnItem extends DagStep {
  /** The least id of its steps. */
  id: number;
  /** In reading order. */
  stepIds: readonly number[];
  /** The closed group that it stands for. */
  group: StepGroup | undefined;
  /** The innermost open group that it is in. */
  within: StepGroup | undefined;
}

/** What of a grouping is drawn. */
export interface Drawn {
  /** In reading order. */
  items: readonly DrawnItem[];
  /** The item that a step is in. */
  itemOf: ReadonlyMap<number, DrawnItem>;
}

/** The graph with its closed groups as one node each. Every step is in exactly one node. */
export function drawGroups(grouping: Grouping, open: OpenGroups): Drawn {
  const { dag, order, groupsOf } = grouping;
  const opensFor = groupsToOpen(grouping, open);
  const groupOf = new Map<number, StepGroup>();
  const classOf = new Map<number, number>();
  const heads = new Map<string, number>();
  for (const id of order) {
    const group = groupsOf.get(id)?.findLast((one) => !opensFor(one, id));
    if (!group) continue;
    groupOf.set(id, group);
    heads.set(group.key, Math.min(id, heads.get(group.key) ?? id));
  }
  for (const [id, { key }] of groupOf) classOf.set(id, heads.get(key) ?? id);

  const upstreams = new Map(quotient(dag, classOf).map((step) => [step.id, step.upstreams]));
  const itemOf = new Map<number, DrawnItem>();
  const items = [...gather(order, classOf)].map(([head, stepIds]) => {
    const closed = stepIds.length > 1 ? groupOf.get(head) : undefined;
    const around = groupsOf.get(head) ?? [];
    const item: DrawnItem = {
      id: head,
      stepIds,
      upstreams: upstreams.get(head) ?? [],
      group: closed,
      within: closed
        ? around[around.indexOf(closed) + 1]
        : around.find((one) => opensFor(one, head)),
    };
    for (const id of stepIds) itemOf.set(id, item);
    return item;
  });
  return { items, itemOf };
}

/** Whether a group is open for one of its steps: one that is drawn out is, in what is otherwise closed. */
function groupsToOpen(
  { groupsOf }: Grouping,
  { opened, closed, drawnOut }: OpenGroups,
): (group: StepGroup, stepId: number) => boolean {
  const whole = new Set(opened);
  const lettingGo = new Map<string, Set<number>>();
  for (const id of drawnOut) {
    for (const group of groupsOf.get(id) ?? []) {
      if (closed.has(group.key)) continue;
      if (group.kind === "lane" || group.kind === "zone") whole.add(group.key);
      else lettingGo.set(group.key, withLane(lettingGo.get(group.key), id, groupsOf));
    }
  }
  return (group, stepId) => whole.has(group.key) || lettingGo.get(group.key)?.has(stepId) === true;
}

function withLane(
  known: Set<number> | undefined,
  id: number,
  groupsOf: ReadonlyMap<number, readonly StepGroup[]>,
): Set<number> {
  const lane = groupsOf.get(id)?.find(({ kind }) => kind === "lane");
  const ids = known ?? new Set();
  for (const one of lane?.stepIds ?? [id]) ids.add(one);
  return ids;
}
