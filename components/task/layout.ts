import { type Dag, type DagStep, isChain, toDag } from "./dag";
import { placeLayered } from "./place-layered";

const NODE_WIDTH = 232;
export const NODE_HEIGHT = 76;
const GAP_X = 56;
const GAP_Y = 24;
/** Between the rows of a wrapped chain, where a connector runs back to the left. */
const TURN_GAP = 48;
const STACK_GAP = 28;
const MAX_STACK_WIDTH = 440;

export interface Box {
  x: number;
  y: number;
}

/** `along`: from right side to left side. `down`: from bottom to top, to the next row. */
export interface LayoutEdge {
  id: string;
  source: number;
  target: number;
  way: "along" | "down";
}

export interface TaskLayout {
  /** `rows` is a chain wrapped to the width, `stack` a chain on a narrow screen, one below another. */
  kind: "rows" | "stack" | "layered";
  boxes: ReadonlyMap<number, Box>;
  edges: readonly LayoutEdge[];
  dag: Dag;
  nodeWidth: number;
  width: number;
  height: number;
}

/**
 * Places the steps of a task for a pane of that many pixels. Depends on ids, edges and width alone:
 * never on the order of its input, never on a status. Answers undefined for a graph with a cycle,
 * which cannot be drawn in ranks.
 */
export function layoutTask(steps: readonly DagStep[], paneWidth: number): TaskLayout | undefined {
  const dag = toDag(steps);
  if (dag.cyclic.length > 0) return undefined;
  if (!isChain(dag)) return layered(dag);
  const perRow = perRowIn(paneWidth);
  return perRow < 2 ? stack(dag, paneWidth) : rows(dag, perRow);
}

/** The least width that is laid out like this one, so that a resize seldom asks for a new layout. */
export function layoutWidth(paneWidth: number): number {
  const perRow = perRowIn(paneWidth);
  return perRow < 2 ? paneWidth : perRow * (NODE_WIDTH + GAP_X) - GAP_X;
}

const perRowIn = (paneWidth: number) => Math.floor((paneWidth + GAP_X) / (NODE_WIDTH + GAP_X));

function layered(dag: Dag): TaskLayout {
  const boxes = new Map<number, Box>();
  let width = 0;
  let height = 0;
  for (const [id, { rank, y }] of placeLayered(dag, NODE_HEIGHT + GAP_Y)) {
    const box = { x: rank * (NODE_WIDTH + GAP_X), y };
    boxes.set(id, box);
    width = Math.max(width, box.x + NODE_WIDTH);
    height = Math.max(height, box.y + NODE_HEIGHT);
  }
  const edges = edgesOf(dag, () => "along");
  return { kind: "layered", boxes, edges, dag, nodeWidth: NODE_WIDTH, width, height };
}

function rows(dag: Dag, mostPerRow: number): TaskLayout {
  const chain = inOrder(dag);
  const count = Math.ceil(chain.length / mostPerRow);
  const perRow = Math.ceil(chain.length / count);
  const boxes = new Map<number, Box>();
  chain.forEach((id, index) => {
    boxes.set(id, {
      x: (index % perRow) * (NODE_WIDTH + GAP_X),
      y: Math.floor(index / perRow) * (NODE_HEIGHT + TURN_GAP),
    });
  });
  return {
    kind: "rows",
    boxes,
    edges: edgesOf(dag, (rank) => (rank % perRow === 0 ? "down" : "along")),
    dag,
    nodeWidth: NODE_WIDTH,
    width: perRow * (NODE_WIDTH + GAP_X) - GAP_X,
    height: count * (NODE_HEIGHT + TURN_GAP) - TURN_GAP,
  };
}

function stack(dag: Dag, paneWidth: number): TaskLayout {
  const chain = inOrder(dag);
  const nodeWidth = Math.round(Math.min(MAX_STACK_WIDTH, Math.max(NODE_WIDTH, paneWidth)));
  const step = NODE_HEIGHT + STACK_GAP;
  return {
    kind: "stack",
    boxes: new Map(chain.map((id, index) => [id, { x: 0, y: index * step }])),
    edges: edgesOf(dag, () => "down"),
    dag,
    nodeWidth,
    width: nodeWidth,
    height: chain.length * step - STACK_GAP,
  };
}

const inOrder = ({ ids, ranks }: Dag) =>
  ids.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));

function edgesOf(dag: Dag, way: (targetRank: number) => LayoutEdge["way"]): LayoutEdge[] {
  return dag.ids.flatMap((target) =>
    (dag.upstreams.get(target) ?? []).map((source) => ({
      id: `${source}-${target}`,
      source,
      target,
      way: way(dag.ranks.get(target) ?? 0),
    })),
  );
}
