import { type Dag, type DagStep, isChain, toDag } from "./dag";
import { placeLayered } from "./place-layered";
import { rowStarts } from "./row-starts";

const NODE_WIDTH = 232;
export const NODE_HEIGHT = 76;
const GAP_X = 56;
const GAP_Y = 24;
/** Between the rows of a wrapped chain, where a connector runs back to the left. */
const TURN_GAP = 48;
/** How far above a row the connector to it turns. */
export const TURN_BEFORE = TURN_GAP / 2;
const STACK_GAP = 28;
const MAX_STACK_WIDTH = 440;

export interface Box {
  x: number;
  y: number;
}

/** How far a step that has others beside it is set in where all are in one stack. */
const STACK_INDENT = 14;
const MOST_STACKED = 80;

/** `along`: from right side to left side. `down`: from bottom to top, to the next row. */
export interface LayoutEdge {
  id: string;
  source: number;
  target: number;
  way: "along" | "down";
}

export interface TaskLayout {
  /** `rows` is wrapped to the width where it can be, `stack` is for a narrow screen, one below another. */
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
  const perRow = perRowIn(paneWidth);
  if (perRow < 2 && dag.ids.length <= MOST_STACKED) return stack(dag, paneWidth);
  return isChain(dag) && perRow > 1 ? rows(dag, perRow) : layered(dag, Math.max(1, perRow));
}

/** The least width that is laid out like this one, so that a resize seldom asks for a new layout. */
export function layoutWidth(paneWidth: number): number {
  const perRow = perRowIn(paneWidth);
  return perRow < 2 ? paneWidth : perRow * (NODE_WIDTH + GAP_X) - GAP_X;
}

const perRowIn = (paneWidth: number) => Math.floor((paneWidth + GAP_X) / (NODE_WIDTH + GAP_X));

/** Ranks from left to right; where one lone step follows another, what does not fit goes to a row below. */
function layered(dag: Dag, mostPerRow: number): TaskLayout {
  const places = placeLayered(dag, NODE_HEIGHT + GAP_Y);
  const starts = rowStarts(dag, mostPerRow);
  const rowOf = (rank: number) => starts.findLastIndex((start) => start <= rank);
  const span = starts.map(() => ({ top: Infinity, bottom: -Infinity }));
  for (const { rank, y } of places.values()) {
    const row = span[rowOf(rank)];
    if (!row) continue;
    row.top = Math.min(row.top, y);
    row.bottom = Math.max(row.bottom, y + NODE_HEIGHT);
  }
  const shift: number[] = [];
  let height = 0;
  for (const { top, bottom } of span) {
    const begins = height === 0 ? 0 : height + TURN_GAP;
    shift.push(begins - top);
    height = begins + bottom - top;
  }
  const boxes = new Map<number, Box>();
  let width = 0;
  for (const [id, { rank, y }] of places) {
    const row = rowOf(rank);
    const x = (rank - (starts[row] ?? 0)) * (NODE_WIDTH + GAP_X);
    boxes.set(id, { x, y: y + (shift[row] ?? 0) });
    width = Math.max(width, x + NODE_WIDTH);
  }
  const turns = new Set(starts.slice(1));
  const edges = edgesOf(dag, (rank) => (turns.has(rank) ? "down" : "along"));
  const kind = starts.length > 1 ? "rows" : "layered";
  return { kind, boxes, edges, dag, nodeWidth: NODE_WIDTH, width, height };
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
  const ordered = inOrder(dag);
  const inRank = new Map<number, number>();
  for (const rank of dag.ranks.values()) inRank.set(rank, (inRank.get(rank) ?? 0) + 1);
  const setIn = (id: number) => ((inRank.get(dag.ranks.get(id) ?? 0) ?? 0) > 1 ? STACK_INDENT : 0);
  const indent = ordered.some((id) => setIn(id) > 0) ? STACK_INDENT : 0;
  const width = Math.round(Math.min(MAX_STACK_WIDTH, Math.max(NODE_WIDTH, paneWidth)));
  const step = NODE_HEIGHT + STACK_GAP;
  return {
    kind: "stack",
    boxes: new Map(ordered.map((id, index) => [id, { x: setIn(id), y: index * step }])),
    edges: edgesOf(dag, () => "down"),
    dag,
    nodeWidth: width - indent,
    width,
    height: ordered.length * step - STACK_GAP,
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
