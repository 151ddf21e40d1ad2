"use client";

import { useEffect, useEffectEvent } from "react";

/** Gives the focus back to the graph, or to the step's row in the list, when its panel is closed. */
export function focusStep(stepId: number | undefined): void {
  document
    .querySelector<HTMLElement>(`.task-graph, [data-testid="row-${stepId}"] button`)
    ?.focus({ preventScroll: true });
}

/** Escape inside the element with that id; one that something within has used is left alone. */
export function useEscape(elementId: string, onEscape: () => void): void {
  const leave = useEffectEvent((event: KeyboardEvent) => {
    const isInside =
      event.target instanceof Element && event.target.closest(`#${elementId}`) !== null;
    if (event.key === "Escape" && isInside && !event.defaultPrevented) onEscape();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => leave(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
