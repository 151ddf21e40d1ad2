import type { Edge, Node } from "@xyflow/react";
import { MarkerType, Position } from "@xyflow/react";
import type { Subtask } from "@/lib/contract/task";
import { type LayoutEdge, NODE_HEIGHT, type TaskLayout } from "./layout";

/** How a step is marked besides its status. */
type Mark = "selected" | "active" | "selected active" | "";

export type StepNode = Node<
  { subtask: Subtask; mark: Mark; vertical: boolean; horizontal: boolean },
  "step"
>;

export interface GraphState {
  layout: TaskLayout;
  subtasks: readonly Subtask[];
  selected: number | undefined;
  /** The step the keyboard is on. */
  active: number | undefined;
  /** What a screen reader says for a step. */
  label: (subtask: Subtask) => string;
}

/** At most this many edges move at once: animated edges are what costs a browser most. */
const MOST_ANIMATED = 20;

/**
 * The nodes of a task. A node whose subtask and mark are the same as last time is the very same
 * object, which is what keeps a poll from drawing all of them again. Use one cache per layout and
 * language.
 */
export function toNodes(state: GraphState, cache: Map<number, StepNode>): StepNode[] {
  const nodes: StepNode[] = [];
  for (const subtask of state.subtasks) {
    if (!state.layout.boxes.has(subtask.id)) continue;
    const mark = markOf(subtask.id, state);
    const known = cache.get(subtask.id);
    const kept = known?.data.subtask === subtask && known.data.mark === mark ? known : undefined;
    const node = kept ?? toNode(subtask, mark, state);
    cache.set(subtask.id, node);
    nodes.push(node);
  }
  return nodes;
}

function markOf(id: number, { selected, active }: GraphState): Mark {
  if (id === selected) return id === active ? "selected active" : "selected";
  return id === active ? "active" : "";
}

function toNode(subtask: Subtask, mark: Mark, { layout, label }: GraphState): StepNode {
  const size = { width: layout.nodeWidth, height: NODE_HEIGHT };
  const vertical = layout.kind !== "layered";
  const horizontal = layout.kind !== "stack";
  return {
    id: String(subtask.id),
    type: "step",
    position: layout.boxes.get(subtask.id) ?? { x: 0, y: 0 },
    ...size,
    measured: size,
    handles: handlesOf(size, vertical, horizontal),
    data: { subtask, mark, vertical, horizontal },
    ariaRole: "button",
    ariaLabel: label(subtask),
    domAttributes: {
      "aria-roledescription": undefined,
      "aria-describedby": undefined,
      "aria-pressed": mark.startsWith("selected"),
      ...{
        id: stepElementId(subtask.id),
        "data-testid": `step-${subtask.id}`,
        "data-status": subtask.status,
      },
    },
  };
}

/** The id of a step's element, for `aria-activedescendant`. */
export const stepElementId = (id: number): string => `graph-step-${id}`;

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

/** The edges of a task; one whose look is the same as last time is the very same object. */
export function toEdges(
  { layout, subtasks }: Pick<GraphState, "layout" | "subtasks">,
  cache: Map<string, Edge>,
): Edge[] {
  const byId = new Map(subtasks.map((subtask) => [subtask.id, subtask]));
  let animated = 0;
  return layout.edges.map((edge) => {
    const look = lookOf(byId.get(edge.target));
    const moves = look === "running" && ++animated <= MOST_ANIMATED;
    const known = cache.get(edge.id);
    if (known?.data?.look === look && known.animated === moves) return known;
    const made = toEdge(edge, look, moves);
    cache.set(edge.id, made);
    return made;
  });
}

function lookOf(target: Subtask | undefined): string {
  switch (target?.status) {
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
