import type { TaskLayout } from "./layout";

export type WalkKey = "ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown" | "Home" | "End";

/**
 * Where a key leads from a step: along an edge to the nearest lane, or to the next step above or
 * below. Undefined where there is none.
 */
export function walk(layout: TaskLayout, from: number, key: WalkKey): number | undefined {
  const { dag } = layout;
  switch (key) {
    case "ArrowRight":
      return nearest(layout, from, dag.downstreams.get(from) ?? []);
    case "ArrowLeft":
      return nearest(layout, from, dag.upstreams.get(from) ?? []);
    case "ArrowDown":
      return beside(layout, from, 1);
    case "ArrowUp":
      return beside(layout, from, -1);
    case "Home":
      return furthest(layout, -1);
    case "End":
      return furthest(layout, 1);
  }
}

function nearest(layout: TaskLayout, from: number, ids: readonly number[]): number | undefined {
  const y = layout.boxes.get(from)?.y ?? 0;
  const distance = (id: number) => Math.abs((layout.boxes.get(id)?.y ?? 0) - y);
  return ids.toSorted((a, b) => distance(a) - distance(b) || a - b)[0];
}

/** Steps of one column stand in one rank, or in one column of a wrapped chain. */
function beside({ boxes }: TaskLayout, from: number, direction: 1 | -1): number | undefined {
  const own = boxes.get(from);
  if (!own) return undefined;
  let found: { id: number; distance: number } | undefined;
  for (const [id, { x, y }] of boxes) {
    const distance = (y - own.y) * direction;
    if (x !== own.x || distance <= 0) continue;
    if (!found || distance < found.distance) found = { id, distance };
  }
  return found?.id;
}

function furthest({ dag }: TaskLayout, direction: 1 | -1): number | undefined {
  const rank = (id: number) => (dag.ranks.get(id) ?? 0) * direction;
  return dag.ids.toSorted((a, b) => rank(b) - rank(a) || a - b)[0];
}
