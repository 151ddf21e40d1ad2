"use client";

import { useCallback, useState } from "react";
import type { Size } from "./viewport";

/** The inner size of the element that the ref is given to; undefined until it was measured. */
export function useSize(): [
  (element: HTMLElement | null) => (() => void) | undefined,
  Size | undefined,
] {
  const [size, setSize] = useState<Size>();
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const note = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(note);
    observer.observe(element);
    note();
    return () => observer.disconnect();
  }, []);
  return [measure, size];
}
