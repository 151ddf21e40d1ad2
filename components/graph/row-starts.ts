import type { Dag } from "./dag";

const MOST_LEFT = 0.6;

/**
 * The ranks with which rows begin when at most so many ranks stand in a row. A row may end only between
 * two lone steps with nothing but their own edge between them, so that no other edge has to turn; what
 * cannot be parted stays in one row, however long, and where that is most of it, all of it does.
 */
export function rowStarts(dag: Dag, mostPerRow: number): number[] {
  const starts = [0];
  let lastBreak = 0;
  for (const rank of breaks(dag)) {
    const start = starts.at(-1) ?? 0;
    if (rank - start > mostPerRow && lastBreak > start) starts.push(lastBreak);
    lastBreak = rank;
  }
  const longest = starts.reduce(
    (most, start, row) => Math.max(most, (starts[row + 1] ?? lastBreak) - start),
    0,
  );
  return longest > MOST_LEFT * lastBreak ? [0] : starts;
}

/** Ranks before which a row may end, and one behind the last. */
function breaks(dag: Dag): number[] {
  const { inRank, crossing } = measure(dag);
  const lone = (rank: number) => inRank[rank] === 1;
  let crossed = 0;
  const found = inRank.flatMap((_, rank) => {
    crossed += crossing[rank] ?? 0;
    return rank > 0 && crossed === 1 && lone(rank) && lone(rank - 1) ? [rank] : [];
  });
  return [...found, inRank.length];
}

/** How many steps stand in each rank, and by how much more edges lead over its beginning than over the one before. */
function measure(dag: Dag): { inRank: number[]; crossing: number[] } {
  const inRank: number[] = [];
  const crossing: number[] = [];
  const add = (to: number[], rank: number, count: number) => {
    to[rank] = (to[rank] ?? 0) + count;
  };
  for (const id of dag.ids) {
    const rank = dag.ranks.get(id) ?? 0;
    add(inRank, rank, 1);
    for (const upstream of dag.upstreams.get(id) ?? []) {
      add(crossing, (dag.ranks.get(upstream) ?? 0) + 1, 1);
      add(crossing, rank + 1, -1);
    }
  }
  return { inRank, crossing };
}
