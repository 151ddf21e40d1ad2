/** The part of a subtask that its place in the graph depends on: nothing that a poll changes. */
export interface DagStep {
  id: number;
  upstreams: readonly number[];
}

/** A task's graph in canonical form: the same for every order in which its steps and edges arrive. */
export interface Dag {
  /** Ascending. */
  ids: readonly number[];
  upstreams: ReadonlyMap<number, readonly number[]>;
  downstreams: ReadonlyMap<number, readonly number[]>;
  /** Length of the longest path from a root; steps on or behind a cycle have none. */
  ranks: ReadonlyMap<number, number>;
  /** Steps that lie on or behind a cycle, so that they have no rank. Empty for a real task. */
  cyclic: readonly number[];
}

/** Sorts by id, drops edges to unknown steps, to itself and repeated ones, and ranks what is left. */
export function toDag(steps: readonly DagStep[]): Dag {
  const known = new Map(steps.map((step) => [step.id, step]));
  const ids = [...known.keys()].sort(ascending);
  const upstreams = new Map<number, number[]>();
  const downstreams = new Map<number, number[]>(ids.map((id) => [id, []]));
  for (const id of ids) {
    const real = new Set(
      known.get(id)?.upstreams.filter((other) => other !== id && known.has(other)),
    );
    upstreams.set(id, [...real].sort(ascending));
    for (const upstream of real) downstreams.get(upstream)?.push(id);
  }
  const ranks = rank(ids, upstreams, downstreams);
  return { ids, upstreams, downstreams, ranks, cyclic: ids.filter((id) => !ranks.has(id)) };
}

/** Whether every step follows exactly the one before it. */
export function isChain({ ids, upstreams, downstreams, cyclic }: Dag): boolean {
  if (ids.length === 0 || cyclic.length > 0) return false;
  const roots = ids.filter((id) => upstreams.get(id)?.length === 0);
  return (
    roots.length === 1 &&
    ids.every((id) => sizeAt(upstreams, id) <= 1 && sizeAt(downstreams, id) <= 1)
  );
}

const ascending = (a: number, b: number) => a - b;

const sizeAt = (map: ReadonlyMap<number, readonly number[]>, id: number) =>
  map.get(id)?.length ?? 0;

function rank(
  ids: readonly number[],
  upstreams: ReadonlyMap<number, readonly number[]>,
  downstreams: ReadonlyMap<number, readonly number[]>,
): Map<number, number> {
  const waiting = new Map(ids.map((id) => [id, sizeAt(upstreams, id)]));
  const reached = new Map<number, number>();
  const ranks = new Map<number, number>();
  const ready = ids.filter((id) => waiting.get(id) === 0);
  for (const id of ready) {
    const own = reached.get(id) ?? 0;
    ranks.set(id, own);
    for (const downstream of downstreams.get(id) ?? []) {
      reached.set(downstream, Math.max(reached.get(downstream) ?? 0, own + 1));
      const left = (waiting.get(downstream) ?? 0) - 1;
      waiting.set(downstream, left);
      if (left === 0) ready.push(downstream);
    }
  }
  return ranks;
}
