"use client";

import type { Edge } from "@xyflow/react";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import { type GraphNode, type GraphState, toEdges, toNodes } from "./graph-model";
import type { Structure } from "./structure";
import { useNodeLabel } from "./use-node-label";

/** Nodes and edges for the canvas; what did not change since the last poll is the same object. */
export function useGraph({
  structure,
  layout,
  drawn,
  steps,
  selected,
  active,
  marks,
}: Omit<GraphState, "label" | "many"> & { structure: Structure }): {
  nodes: GraphNode[];
  edges: Edge[];
} {
  const locale = useLocale();
  const label = useNodeLabel(structure);
  const many = structure.grouping.servers > 1;
  const caches = useMemo(
    () => ({ layout, locale, nodes: new Map<number, GraphNode>(), edges: new Map<string, Edge>() }),
    [layout, locale],
  );
  const nodes = useMemo(
    () => toNodes({ layout, drawn, steps, selected, active, marks, many, label }, caches.nodes),
    [layout, drawn, steps, selected, active, marks, many, label, caches],
  );
  const edges = useMemo(() => toEdges(layout, nodes, caches.edges), [layout, nodes, caches]);
  return { nodes, edges };
}
