"use client";

import type { Edge } from "@xyflow/react";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import { type StepNode, toEdges, toNodes } from "./graph-model";
import type { TaskLayout } from "./layout";
import type { Structure } from "./structure";
import { useStepLabel } from "./use-step-label";

/** Nodes and edges for the canvas; what did not change since the last poll is the same object. */
export function useGraph(
  layout: TaskLayout,
  structure: Structure,
  subtasks: readonly Subtask[],
  selected: number | undefined,
  active: number | undefined,
): { nodes: StepNode[]; edges: Edge[] } {
  const locale = useLocale();
  const label = useStepLabel(structure);
  const caches = useMemo(
    () => ({ layout, locale, nodes: new Map<number, StepNode>(), edges: new Map<string, Edge>() }),
    [layout, locale],
  );
  const nodes = useMemo(
    () => toNodes({ layout, subtasks, selected, active, label }, caches.nodes),
    [layout, subtasks, selected, active, label, caches],
  );
  const edges = useMemo(
    () => toEdges({ layout, subtasks }, caches.edges),
    [layout, subtasks, caches],
  );
  return { nodes, edges };
}
