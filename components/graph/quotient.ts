import type { Dag, DagStep } from "./dag";

/**
 * The graph in which every class of steps is one step, named by its least id. There is an edge between
 * two classes if and only if there is one between steps of them, and never two.
 */
export function quotient(dag: Dag, classOf: ReadonlyMap<number, number>): DagStep[] {
  const upstreams = new Map<number, Set<number>>();
  for (const id of dag.ids) {
    const own = classOf.get(id) ?? id;
    const into = upstreams.get(own) ?? new Set<number>();
    upstreams.set(own, into);
    for (const upstream of dag.upstreams.get(id) ?? []) {
      const other = classOf.get(upstream) ?? upstream;
      if (other !== own) into.add(other);
    }
  }
  return [...upstreams].map(([id, into]) => ({ id, upstreams: [...into] }));
}

/** The steps of every class, in the order given. */
export function gather(
  ids: readonly number[],
  classOf: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const classes = new Map<number, number[]>();
  for (const id of ids) {
    const own = classOf.get(id) ?? id;
    const known = classes.get(own);
    if (known) known.push(id);
    else classes.set(own, [id]);
  }
  return classes;
}

/** Names every class by its least step: `keyOf` says which steps belong together, undefined for alone. */
export function classesBy(
  ids: readonly number[],
  keyOf: (id: number) => string | number | undefined,
): Map<number, number> {
  const least = new Map<string | number, number>();
  const keys = ids.map(keyOf);
  ids.forEach((id, index) => {
    const key = keys[index];
    if (key !== undefined) least.set(key, Math.min(id, least.get(key) ?? id));
  });
  return new Map(
    ids.map((id, index) => {
      const key = keys[index];
      return [id, key === undefined ? id : (least.get(key) ?? id)];
    }),
  );
}
