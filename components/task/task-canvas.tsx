"use client";

import {
  Background,
  BackgroundVariant,
  MiniMap,
  type OnMoveStart,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import { useTheme } from "../theme/use-theme";
import { CanvasControls } from "./canvas-controls";
import { type StepNode, stepElementId } from "./graph-model";
import type { TaskLayout } from "./layout";
import { StepNodeView } from "./step-node";
import type { Structure } from "./structure";
import { useFlowWords } from "./use-flow-words";
import { useGraph } from "./use-graph";
import { useGraphKeys } from "./use-graph-keys";
import { afterResize, firstView, reveal, type Size } from "./viewport";

const nodeTypes = { step: StepNodeView };
const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 1.5;
const CULLED_FROM = 120;
const GLIDE_MS = 300;
const MINIMAP_FROM = 30;
const MINIMAP_TO = 1500;
/** On a narrower canvas an overview would cover what it is an overview of. */
const MINIMAP_PANE_PX = 640;

export interface TaskCanvasProps {
  structure: Structure;
  layout: TaskLayout;
  pane: Size;
  /** The whole graph is in the pane and the page scrolls: no pan, no zoom. */
  still: boolean;
  ordered: readonly Subtask[];
  selected: number | undefined;
  /** The step that the first view shows and that `follow` keeps in view. */
  current: number | undefined;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  onOpen: (stepId: number) => void;
  onClose: () => void;
  label: string;
}

/** The graph of a task. A poll replaces the nodes that changed; nothing but a key or a drag moves it. */
export function TaskCanvas(props: TaskCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ structure, layout, pane, ordered, selected, ...props }: TaskCanvasProps) {
  const t = useTranslations("tasks.graph");
  const helpId = useId();
  const [theme] = useTheme();
  const [active, setActive] = useState<number>();
  const keyboardStep = active ?? selected ?? props.current;
  const { nodes, edges } = useGraph(layout, structure, ordered, selected, active);
  const [defaultViewport] = useState(() => firstView(layout, pane, selected ?? props.current));
  const show = useReveal(layout, pane, props.still);
  useFollow(props, show);
  useWholeView(layout, pane, selected, props.still);
  const onKeyDown = useGraphKeys({ ...props, layout, pane, from: keyboardStep, go });
  const { still } = props;

  function go(stepId: number) {
    setActive(stepId);
    show(stepId);
  }
  const onMoveStart: OnMoveStart = (event) => {
    if (event) props.onFollow(false);
  };

  return (
    <>
      <p id={helpId} className="sr-only">
        {t("help")}
      </p>
      <ReactFlow<StepNode>
        className="task-graph"
        colorMode={theme}
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={helpId}
        aria-activedescendant={keyboardStep === undefined ? undefined : stepElementId(keyboardStep)}
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
        onNodeClick={(_, node) => props.onOpen(node.data.subtask.id)}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} />
        {!still && <CanvasControls layout={layout} pane={pane} />}
        {hasMinimap(nodes.length, pane) && !still && (
          <MiniMap<StepNode>
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

const colorOf = ({ data }: StepNode) => `var(--status-${data.subtask.status.toLowerCase()})`;

/** Glides to a step if it is not in view. */
function useReveal(layout: TaskLayout, pane: Size, still: boolean): (stepId: number) => void {
  const { getViewport, setViewport } = useReactFlow();
  return (stepId) => {
    if (still) {
      document.getElementById(stepElementId(stepId))?.scrollIntoView({ block: "nearest" });
      return;
    }
    const view = reveal(layout, stepId, pane, getViewport());
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
  { follow, current }: Pick<TaskCanvasProps, "follow" | "current">,
  show: (stepId: number) => void,
): void {
  const glide = useEffectEvent(show);
  useEffect(() => {
    if (follow && current !== undefined) glide(current);
  }, [follow, current]);
}
