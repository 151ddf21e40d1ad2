"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Drawn } from "./draw-groups";
import type { TaskLayout } from "./layout";
import { centermost, filled, type Size } from "./viewport";

interface Scene {
  layout: TaskLayout;
  drawn: Drawn;
}

/**
 * Keeps a node under the pointer when groups open or close: the one with the step that was noted. When
 * they do so by themselves, the one in the middle of the pane stays as far as the graph still fills it.
 */
export function useAnchor(
  { layout, drawn }: Scene,
  pane: Size,
  still: boolean,
): (stepId: number) => void {
  const { getViewport, setViewport } = useReactFlow();
  const before = useRef<Scene>({ layout, drawn });
  const noted = useRef<number>(undefined);
  const settle = useEffectEvent((after: Scene) => {
    const scene = before.current;
    before.current = after;
    const now = getViewport();
    const isAsked = noted.current !== undefined;
    const stepId = noted.current ?? centermost(scene.layout, pane, now);
    noted.current = undefined;
    if (scene.layout === after.layout || stepId === undefined) return;
    const from = boxOf(scene, stepId);
    const to = boxOf(after, stepId);
    if (!from || !to) return;
    if (still) {
      window.scrollBy(0, to.y - from.y);
      return;
    }
    const view = {
      zoom: now.zoom,
      x: now.x + (from.x - to.x) * now.zoom,
      y: now.y + (from.y - to.y) * now.zoom,
    };
    void setViewport(isAsked ? view : filled(after.layout, pane, view));
  });
  useEffect(() => settle({ layout, drawn }), [layout, drawn]);
  return (stepId) => {
    noted.current = stepId;
  };
}

function boxOf({ layout, drawn }: Scene, stepId: number) {
  const item = drawn.itemOf.get(stepId);
  return item && layout.boxes.get(item.id);
}
