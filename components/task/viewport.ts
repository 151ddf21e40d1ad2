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
  const zoom = Math.max(leastZoom, Math.min(1, fittingZoom(layout, pane)));
  return {
    zoom,
    x: within(MARGIN, layout.width * zoom, pane.width),
    y: within(MARGIN, layout.height * zoom, pane.height),
  };
}

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
  const left = box.x * now.zoom + now.x;
  const top = box.y * now.zoom + now.y;
  const inside =
    left >= 0 &&
    top >= 0 &&
    left + layout.nodeWidth * now.zoom <= pane.width &&
    top + NODE_HEIGHT * now.zoom <= pane.height;
  return inside ? undefined : centerOn(layout, box, pane, now.zoom);
}

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
