import type { Dag } from "./dag";
import { spread } from "./isotonic";
import { orderRanks } from "./order-ranks";

/** Where the center of a step lies, before it has a size. */
export interface Place {
  rank: number;
  y: number;
}

/**
 * One column per rank; within a column each step lies as near to its neighbors' middle as a gap of
 * `rowGap` between centers allows. A chain of steps stays on one line where there is room.
 */
export function placeLayered(dag: Dag, rowGap: number): Map<number, Place> {
  const rows = orderRanks(dag);
  const y = new Map<number, number>();
  for (const row of rows) {
    row.forEach((id, index) => {
      y.set(id, (index - (row.length - 1) / 2) * rowGap);
    });
  }
  settle(rows, dag.upstreams, y, rowGap);
  settle(rows.toReversed(), dag.downstreams, y, rowGap);
  settle(rows, dag.upstreams, y, rowGap);

  const top = [...y.values()].reduce((least, value) => Math.min(least, value), Infinity);
  const places = new Map<number, Place>();
  rows.forEach((row, rank) => {
    for (const id of row) places.set(id, { rank, y: (y.get(id) ?? 0) - top });
  });
  return places;
}

function settle(
  rows: readonly (readonly number[])[],
  neighbors: ReadonlyMap<number, readonly number[]>,
  y: Map<number, number>,
  rowGap: number,
): void {
  for (const row of rows) {
    const settled = spread(
      row.map((id) => middle(neighbors.get(id) ?? [], y) ?? y.get(id) ?? 0),
      rowGap,
    );
    row.forEach((id, index) => {
      y.set(id, settled[index] ?? 0);
    });
  }
}

function middle(ids: readonly number[], y: ReadonlyMap<number, number>): number | undefined {
  if (ids.length === 0) return undefined;
  const values = ids.map((id) => y.get(id) ?? 0).sort((a, b) => a - b);
  const lower = values[Math.floor((values.length - 1) / 2)] ?? 0;
  const upper = values[Math.ceil((values.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
