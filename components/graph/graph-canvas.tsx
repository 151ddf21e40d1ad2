"use client";

import {
  Background,
  BackgroundVariant,
  MiniMap,
  type NodeMouseHandler,
  type OnMoveStart,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useTheme } from "../theme/use-theme";
import { CanvasControls } from "./canvas-controls";
import { type GraphNode, nodeElementId, statusOfNode } from "./graph-model";
import type { GraphStep } from "./graph-step";
import type { TaskLayout } from "./layout";
import type { StepMark } from "./step-mark";
import { GroupNodeView, StepNodeView } from "./step-node";
import type { Structure } from "./structure";
import { useAnchor } from "./use-anchor";
import { useFlowWords } from "./use-flow-words";
import { useGraph } from "./use-graph";
import { useGraphKeys } from "./use-graph-keys";
import type { OpenGroupsState } from "./use-open-groups";
import { afterResize, firstView, reveal, type Size } from "./viewport";

const nodeTypes = { step: StepNodeView, steps: GroupNodeView };
const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 1.5;
const CULLED_FROM = 120;
const GLIDE_MS = 300;
const MINIMAP_FROM = 30;
const MINIMAP_TO = 1500;
/** On a narrower canvas an overview would cover what it is an overview of. */
const MINIMAP_PANE_PX = 640;

export interface GraphCanvasProps {
  structure: Structure;
  groups: OpenGroupsState;
  layout: TaskLayout;
  pane: Size;
  /** The whole graph is in the pane and the page scrolls: no pan, no zoom. */
  still: boolean;
  steps: readonly GraphStep[];
  selected: number | undefined;
  /** The step that the first view shows and that `follow` keeps in view. */
  current: number | undefined;
  /** What an action that is being looked at would do with which step. */
  marks?: ReadonlyMap<number, StepMark> | undefined;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  onOpen: (stepId: number) => void;
  onClose: () => void;
  label: string;
}

/** A graph of steps. A poll replaces the nodes that changed; nothing but a key or a drag moves it. */
export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ structure, groups, layout, pane, steps, selected, ...props }: GraphCanvasProps) {
  const t = useTranslations("tasks.graph");
  const helpId = useId();
  const [theme] = useTheme();
  const [active, setActive] = useState<number>();
  const { still, marks } = props;
  const { drawn } = groups;
  const itemAt = (stepId: number | undefined) =>
    stepId === undefined ? undefined : drawn.itemOf.get(stepId);
  const at = itemAt(active ?? selected ?? props.current);
  const chosen = itemAt(selected)?.id;
  const currentItem = itemAt(props.current)?.id;
  const { nodes, edges } = useGraph({ structure, layout, drawn, steps, selected, active, marks });
  const [defaultViewport] = useState(() => firstView(layout, pane, chosen ?? currentItem));
  const show = useReveal(layout, pane, still);
  const keepInPlace = useAnchor({ layout, drawn }, pane, still);
  useFollow(props.follow, currentItem, show);
  useWholeView(layout, pane, chosen, still);
  const onKeyDown = useGraphKeys({
    layout,
    pane,
    from: at?.id,
    current: currentItem,
    go,
    onEnter: (id) => (itemAt(id)?.group ? toggle(id) : props.onOpen(id)),
    onSpace: (id) => (canToggle(id) ? toggle(id) : props.onOpen(id)),
    onClose: props.onClose,
    onFollow: props.onFollow,
  });

  function go(itemId: number) {
    setActive(itemId);
    show(itemId);
  }
  function canToggle(itemId: number) {
    const item = itemAt(itemId);
    return item !== undefined && (item.group ?? item.within) !== undefined;
  }
  function toggle(itemId: number, isFolding = false) {
    const item = itemAt(itemId);
    if (!item) return;
    keepInPlace(itemId);
    if (item.group && !isFolding) groups.open(item.group.key);
    else if (item.within) groups.close(item.within.key);
  }
  const onMoveStart: OnMoveStart = (event) => {
    if (event) props.onFollow(false);
  };
  const onNodeClick: NodeMouseHandler<GraphNode> = ({ target }, node) => {
    const isFolding = target instanceof Element && target.closest("[data-fold]") !== null;
    if (isFolding || node.type === "steps") toggle(Number(node.id), isFolding);
    else props.onOpen(Number(node.id));
  };

  return (
    <>
      <p id={helpId} className="sr-only">
        {t("help")}
      </p>
      <ReactFlow<GraphNode>
        className="task-graph"
        data-preview={marks !== undefined}
        colorMode={theme}
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={helpId}
        aria-activedescendant={at && nodeElementId(at.id)}
        ariaLabelConfig={useFlowWords()}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        defaultViewport={defaultViewport}
        minZoom={LEAST_ZOOM}
        maxZoom={MOST_ZOOM}
        translateExtent={[
          [-pane.width, -pane.height],
          [layout.width + pane.width, layout.height + pane.height],
        ]}
        onlyRenderVisibleElements={nodes.length > CULLED_FROM}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        zoomOnDoubleClick={false}
        panOnDrag={!still}
        zoomOnScroll={!still}
        zoomOnPinch={!still}
        preventScrolling={!still}
        onMoveStart={onMoveStart}
        onKeyDown={onKeyDown}
        onBlur={() => setActive(undefined)}
        onNodeClick={onNodeClick}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} />
        {!still && <CanvasControls layout={layout} pane={pane} />}
        {hasMinimap(nodes.length, pane) && !still && (
          <MiniMap<GraphNode>
            pannable
            zoomable
            position="bottom-right"
            className="task-minimap"
            nodeColor={colorOf}
            nodeBorderRadius={8}
          />
        )}
      </ReactFlow>
    </>
  );
}

const hasMinimap = (nodes: number, pane: Size) =>
  nodes >= MINIMAP_FROM && nodes <= MINIMAP_TO && pane.width >= MINIMAP_PANE_PX;

const colorOf = (node: GraphNode) => {
  const status = statusOfNode(node);
  return `var(--status-${status === "PLANNED" ? "pending" : status.toLowerCase()})`;
};

/** Glides to a step if it is not in view. */
function useReveal(layout: TaskLayout, pane: Size, still: boolean): (itemId: number) => void {
  const { getViewport, setViewport } = useReactFlow();
  return (itemId) => {
    if (still) {
      document.getElementById(nodeElementId(itemId))?.scrollIntoView({ block: "nearest" });
      return;
    }
    const view = reveal(layout, itemId, pane, getViewport());
    if (view) void setViewport(view, { duration: glideMs() });
  };
}

/** Lets a panel that opens beside the canvas hide neither the graph nor the step it is about. */
function useWholeView(
  layout: TaskLayout,
  { width, height }: Size,
  selected: number | undefined,
  still: boolean,
): void {
  const { getViewport, setViewport } = useReactFlow();
  const before = useRef({ width, height });
  const adapt = useEffectEvent((after: Size) => {
    const view = afterResize(layout, selected, before.current, after, getViewport());
    before.current = after;
    if (view && !still) void setViewport(view, { duration: glideMs() });
  });
  useEffect(() => adapt({ width, height }), [width, height]);
}

const glideMs = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : GLIDE_MS);

function useFollow(
  follow: boolean,
  current: number | undefined,
  show: (itemId: number) => void,
): void {
  const glide = useEffectEvent(show);
  useEffect(() => {
    if (follow && current !== undefined) glide(current);
  }, [follow, current]);
}
