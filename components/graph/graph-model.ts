import type { Edge, Node } from "@xyflow/react";
import { MarkerType, Position } from "@xyflow/react";
import type { Drawn, DrawnItem } from "./draw-groups";
import type { GraphStep } from "./graph-step";
import { type GroupSummary, summarize } from "./group-summary";
import { type LayoutEdge, NODE_HEIGHT, type TaskLayout, TURN_BEFORE } from "./layout";
import { countMarks, type StepMark } from "./step-mark";

/** How a node is marked besides its status. */
type Mark = "selected" | "active" | "selected active" | "";

type Look = {
  /** The node's steps, as they were when it was made. */
  steps: readonly GraphStep[];
  item: DrawnItem;
  mark: Mark;
  preview: readonly { mark: StepMark; count: number }[];
  vertical: boolean;
  horizontal: boolean;
};

export type StepNode = Node<Look & { step: GraphStep; many: boolean }, "step">;
export type GroupNode = Node<Look & { summary: GroupSummary }, "steps">;
export type GraphNode = StepNode | GroupNode;

/** What a screen reader says for a node. */
export type NodeLabel = (
  item: DrawnItem,
  steps: readonly GraphStep[],
  summary: GroupSummary | undefined,
) => string;

export interface GraphState {
  layout: TaskLayout;
  drawn: Drawn;
  steps: readonly GraphStep[];
  /** The step of the panel. */
  selected: number | undefined;
  /** The step the keyboard is on. */
  active: number | undefined;
  /** What an action that is being looked at would do. */
  marks?: ReadonlyMap<number, StepMark> | undefined;
  /** The task works on several servers, so that each step says on which. */
  many: boolean;
  label: NodeLabel;
}

/** At most this many edges move at once: animated edges are what costs a browser most. */
const MOST_ANIMATED = 20;

/**
 * The nodes of a graph. A node whose steps and marks are the same as last time is the very same
 * object, which is what keeps a poll from drawing all of them again. Use one cache per layout and
 * language.
 */
export function toNodes(state: GraphState, cache: Map<number, GraphNode>): GraphNode[] {
  const stepOf = new Map(state.steps.map((step) => [step.id, step]));
  const itemAt = (id: number | undefined) =>
    id === undefined ? undefined : state.drawn.itemOf.get(id)?.id;
  const selected = itemAt(state.selected);
  const active = itemAt(state.active);
  return state.drawn.items.map((item) => {
    const steps = item.stepIds.flatMap((id) => stepOf.get(id) ?? []);
    const mark = markOf(item.id === selected, item.id === active);
    const preview = countMarks(item.stepIds, state.marks);
    const known = cache.get(item.id);
    if (known && isSame(known.data, steps, mark, preview)) return known;
    const node = toNode({ item, steps, mark, preview }, state);
    cache.set(item.id, node);
    return node;
  });
}

function isSame(
  known: Look,
  steps: readonly GraphStep[],
  mark: Mark,
  preview: Look["preview"],
): boolean {
  return (
    known.mark === mark &&
    known.steps.length === steps.length &&
    known.steps.every((step, index) => step === steps[index]) &&
    known.preview.length === preview.length &&
    known.preview.every(
      (one, index) => one.mark === preview[index]?.mark && one.count === preview[index]?.count,
    )
  );
}

function markOf(isSelected: boolean, isActive: boolean): Mark {
  if (isSelected) return isActive ? "selected active" : "selected";
  return isActive ? "active" : "";
}

function toNode(
  look: Pick<Look, "item" | "steps" | "mark" | "preview">,
  { layout, label, many }: GraphState,
): GraphNode {
  const { item, steps, mark } = look;
  const size = { width: layout.nodeWidth, height: NODE_HEIGHT };
  const vertical = layout.kind !== "layered";
  const horizontal = layout.kind !== "stack";
  const summary = item.group && summarize(item.group.kind, steps);
  const common = {
    id: String(item.id),
    position: layout.boxes.get(item.id) ?? { x: 0, y: 0 },
    ...size,
    measured: size,
    handles: handlesOf(size, vertical, horizontal),
    ariaRole: "button" as const,
    ariaLabel: label(item, steps, summary),
  };
  const data = { ...look, vertical, horizontal };
  const attributes = {
    id: nodeElementId(item.id),
    "data-status": summary?.status ?? steps[0]?.status ?? "PLANNED",
    "data-marks": look.preview.map((one) => one.mark).join(" ") || undefined,
  };
  const aria = { "aria-roledescription": undefined, "aria-describedby": undefined };
  const [step] = steps;
  if (summary || !step) {
    return {
      ...common,
      type: "steps",
      className: "group-node",
      data: { ...data, summary: summary ?? summarize("column", steps) },
      domAttributes: {
        ...aria,
        "aria-expanded": false,
        ...{ ...attributes, "data-testid": item.group?.key, "data-kind": item.group?.kind },
      },
    };
  }
  return {
    ...common,
    type: "step",
    data: { ...data, step, many },
    domAttributes: {
      ...aria,
      "aria-pressed": mark.startsWith("selected"),
      ...(item.within ? { "aria-expanded": true } : {}),
      ...{ ...attributes, "data-testid": `step-${step.id}` },
    },
  };
}

/** The id of a node's element, for `aria-activedescendant`. */
export const nodeElementId = (itemId: number): string => `graph-step-${itemId}`;

const LEFT = { id: "left", type: "target", position: Position.Left } as const;
const RIGHT = { id: "right", type: "source", position: Position.Right } as const;
const TOP = { id: "top", type: "target", position: Position.Top } as const;
const BOTTOM = { id: "bottom", type: "source", position: Position.Bottom } as const;

/** Exactly where the browser puts them, so that an edge does not shift when its node was measured. */
function handlesOf(
  { width, height }: { width: number; height: number },
  vertical: boolean,
  horizontal: boolean,
): NonNullable<StepNode["handles"]> {
  const point = { width: 1, height: 1 };
  const middle = height / 2 - 0.5;
  const center = width / 2 - 0.5;
  return [
    ...(horizontal
      ? [
          { ...point, ...LEFT, x: -0.5, y: middle },
          { ...point, ...RIGHT, x: width - 0.5, y: middle },
        ]
      : []),
    ...(vertical
      ? [
          { ...point, ...TOP, x: center, y: -0.5 },
          { ...point, ...BOTTOM, x: center, y: height - 0.5 },
        ]
      : []),
  ];
}

/** The edges of a graph, by its nodes; one whose look is the same as last time is the very same object. */
export function toEdges(
  layout: TaskLayout,
  nodes: readonly GraphNode[],
  cache: Map<string, Edge>,
): Edge[] {
  const statusOf = new Map(nodes.map((node) => [Number(node.id), statusOfNode(node)]));
  let animated = 0;
  return layout.edges.map((edge) => {
    const look = lookOf(statusOf.get(edge.target));
    const moves = look === "running" && ++animated <= MOST_ANIMATED;
    const known = cache.get(edge.id);
    if (known?.data?.look === look && known.animated === moves) return known;
    const made = { ...toEdge(edge, look, moves), ...turnOf(layout, edge) };
    cache.set(edge.id, made);
    return made;
  });
}

/** The state that a node shows. */
export const statusOfNode = (node: GraphNode) =>
  node.type === "steps" ? node.data.summary.status : (node.data.step.status ?? "PLANNED");

function lookOf(target: string | undefined): string {
  switch (target) {
    case "RUNNING":
    case "CANCELING":
      return "running";
    case "SUCCESSFUL":
      return "done";
    case "FAILED":
      return "failed";
    default:
      return "ahead";
  }
}

/** An edge to the next row turns just above it, not behind what is taller in its own row. */
function turnOf({ boxes }: TaskLayout, { source, target, way }: LayoutEdge) {
  if (way === "along") return {};
  const from = (boxes.get(source)?.y ?? 0) + NODE_HEIGHT;
  const to = boxes.get(target)?.y ?? 0;
  if (to <= from) return {};
  return { pathOptions: { stepPosition: Math.max(0.5, 1 - TURN_BEFORE / (to - from)) } };
}

function toEdge(edge: LayoutEdge, look: string, animated: boolean): Edge {
  return {
    id: edge.id,
    source: String(edge.source),
    target: String(edge.target),
    sourceHandle: edge.way === "along" ? "right" : "bottom",
    targetHandle: edge.way === "along" ? "left" : "top",
    type: "smoothstep",
    className: `task-edge task-edge-${look}`,
    animated,
    focusable: false,
    selectable: false,
    data: { look },
    domAttributes: { "aria-hidden": true },
    markerEnd: {
      type: MarkerType.ArrowClosed,
      color: `var(--edge-${look})`,
      width: 16,
      height: 16,
    },
  };
}
