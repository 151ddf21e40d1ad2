import { type Box, NODE_HEIGHT, type TaskLayout } from "./layout";

export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

const MARGIN = 24;
const READABLE_ZOOM = 0.6;

/** The whole graph in the pane, as large as it fits but never above its own size. */
export function fitAll(layout: TaskLayout, pane: Size, leastZoom: number): Viewport {
  return fitAt(layout, pane, Math.max(leastZoom, Math.min(1, fittingZoom(layout, pane))));
}

const fitAt = (layout: TaskLayout, pane: Size, zoom: number): Viewport => ({
  zoom,
  x: within(MARGIN, layout.width * zoom, pane.width),
  y: within(MARGIN, layout.height * zoom, pane.height),
});

/** The first view: all of it when that can be read, else its part around one step. */
export function firstView(layout: TaskLayout, pane: Size, stepId: number | undefined): Viewport {
  const box = stepId === undefined ? undefined : layout.boxes.get(stepId);
  if (!box || fittingZoom(layout, pane) >= READABLE_ZOOM)
    return fitAll(layout, pane, READABLE_ZOOM);
  return centerOn(layout, box, pane, 1);
}

/**
 * The viewport that shows a step, moved only if the step is not fully in view: what a person looks at
 * stays where it is. Answers undefined when nothing has to move.
 */
export function reveal(
  layout: TaskLayout,
  stepId: number,
  pane: Size,
  now: Viewport,
): Viewport | undefined {
  const box = layout.boxes.get(stepId);
  if (!box) return undefined;
  const step = { ...box, width: layout.nodeWidth, height: NODE_HEIGHT };
  return isInside(step, pane, now) ? undefined : centerOn(layout, box, pane, now.zoom);
}

/**
 * The viewport after the pane became another size: a graph that was seen whole stays whole, and the
 * selected step stays in view. Answers undefined when nothing has to move.
 */
export function afterResize(
  layout: TaskLayout,
  selected: number | undefined,
  before: Size,
  after: Size,
  now: Viewport,
): Viewport | undefined {
  const all = { x: 0, y: 0, width: layout.width, height: layout.height };
  if (isInside(all, before, now)) {
    const fits = fittingZoom(layout, after) >= now.zoom;
    if (isInside(all, after, now)) return undefined;
    if (fits) return fitAt(layout, after, now.zoom);
  }
  return selected === undefined ? undefined : reveal(layout, selected, after, now);
}

/** The node nearest to the middle of the pane. */
export function centermost(layout: TaskLayout, pane: Size, now: Viewport): number | undefined {
  const x = (pane.width / 2 - now.x) / now.zoom - layout.nodeWidth / 2;
  const y = (pane.height / 2 - now.y) / now.zoom - NODE_HEIGHT / 2;
  let found: { id: number; distance: number } | undefined;
  for (const [id, box] of layout.boxes) {
    const distance = Math.hypot(box.x - x, box.y - y);
    if (!found || distance < found.distance) found = { id, distance };
  }
  return found?.id;
}

function isInside(box: Box & Size, pane: Size, { x, y, zoom }: Viewport): boolean {
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  return (
    left >= 0 &&
    top >= 0 &&
    left + box.width * zoom <= pane.width &&
    top + box.height * zoom <= pane.height
  );
}

/** A viewport as near as can be that leaves no more of the pane empty than it has to. */
export const filled = (layout: TaskLayout, pane: Size, { x, y, zoom }: Viewport): Viewport => ({
  zoom,
  x: within(x, layout.width * zoom, pane.width),
  y: within(y, layout.height * zoom, pane.height),
});

function centerOn(layout: TaskLayout, box: Box, pane: Size, zoom: number): Viewport {
  return {
    zoom,
    x: within(
      pane.width / 2 - (box.x + layout.nodeWidth / 2) * zoom,
      layout.width * zoom,
      pane.width,
    ),
    y: within(
      pane.height / 2 - (box.y + NODE_HEIGHT / 2) * zoom,
      layout.height * zoom,
      pane.height,
    ),
  };
}

/** Keeps the pane filled: no more than a margin beyond the graph, which is centered if it is smaller. */
function within(offset: number, graph: number, pane: number): number {
  if (graph + 2 * MARGIN <= pane) return (pane - graph) / 2;
  return Math.min(MARGIN, Math.max(pane - graph - MARGIN, offset));
}

const fittingZoom = ({ width, height }: TaskLayout, pane: Size) =>
  Math.min((pane.width - 2 * MARGIN) / width, (pane.height - 2 * MARGIN) / height);
