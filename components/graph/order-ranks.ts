import type { Dag } from "./dag";

const SWEEPS = 4;

/**
 * Orders the steps within each rank so that few edges cross: barycenter sweeps, downstream and back.
 * Ties keep the order by id, so that the answer does not depend on how the steps arrived.
 */
export function orderRanks(dag: Dag): number[][] {
  const rows: number[][] = [];
  for (const id of dag.ids) {
    const rank = dag.ranks.get(id);
    if (rank === undefined) continue;
    rows[rank] ??= [];
    rows[rank].push(id);
  }
  const place = new Map<number, number>();
  for (const row of rows) note(row, place);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    const neighbors = forward ? dag.upstreams : dag.downstreams;
    for (const row of forward ? rows : rows.toReversed()) {
      const keys = new Map(row.map((id) => [id, barycenter(id, neighbors, place)]));
      row.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      note(row, place);
    }
  }
  return rows;
}

/** Places are fractions of the rank's size, so that ranks of different sizes can be compared. */
function note(row: readonly number[], place: Map<number, number>): void {
  row.forEach((id, index) => {
    place.set(id, (index + 0.5) / row.length);
  });
}

function barycenter(
  id: number,
  neighbors: ReadonlyMap<number, readonly number[]>,
  place: ReadonlyMap<number, number>,
): number {
  const own = place.get(id) ?? 0;
  const others = neighbors.get(id) ?? [];
  if (others.length === 0) return own;
  return others.reduce((sum, other) => sum + (place.get(other) ?? own), 0) / others.length;
}
