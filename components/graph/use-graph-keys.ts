"use client";

import { useReactFlow } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import type { TaskLayout } from "./layout";
import { fitAll, type Size } from "./viewport";
import { type WalkKey, walk } from "./walk-graph";

const WALK_KEYS: ReadonlySet<string> = new Set<WalkKey>([
  "ArrowRight",
  "ArrowLeft",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
]);
const isWalkKey = (key: string): key is WalkKey => WALK_KEYS.has(key);

interface GraphKeys {
  layout: TaskLayout;
  pane: Size;
  /** The node the keyboard is on. */
  from: number | undefined;
  current: number | undefined;
  go: (itemId: number) => void;
  onEnter: (itemId: number) => void;
  onSpace: (itemId: number) => void;
  onClose: () => void;
  onFollow: (follow: boolean) => void;
}

/** The keys of the graph: they work only while the graph has the focus. */
export function useGraphKeys(graph: GraphKeys): (event: KeyboardEvent) => void {
  const { zoomIn, zoomOut, setViewport } = useReactFlow();
  const commands: Record<string, () => void> = {
    Enter: () => graph.from !== undefined && graph.onEnter(graph.from),
    " ": () => graph.from !== undefined && graph.onSpace(graph.from),
    Escape: graph.onClose,
    f: () => graph.onFollow(true),
    "0": () => void setViewport(fitAll(graph.layout, graph.pane, 0.05), { duration: 200 }),
    "+": () => void zoomIn({ duration: 120 }),
    "=": () => void zoomIn({ duration: 120 }),
    "-": () => void zoomOut({ duration: 120 }),
  };
  return (event) => {
    if (event.metaKey || event.altKey) return;
    const command = commandFor(event);
    if (!command) return;
    event.preventDefault();
    command();
  };

  function commandFor({ key, ctrlKey }: KeyboardEvent): (() => void) | undefined {
    if (isWalkKey(key)) return () => step(key, ctrlKey);
    return ctrlKey ? undefined : commands[key];
  }

  function step(key: WalkKey, ctrlKey: boolean) {
    const to =
      key === "End" && ctrlKey
        ? graph.current
        : graph.from === undefined
          ? walk(graph.layout, 0, "Home")
          : walk(graph.layout, graph.from, key);
    if (to !== undefined) graph.go(to);
  }
}
