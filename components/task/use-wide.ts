"use client";

import { useSyncExternalStore } from "react";

/** A screen on which the step panel has room beside the graph. */
const WIDE = "(min-width: 1180px)";

function listen(onChange: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** Whether the step panel stands beside the graph; else it is a sheet over it. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    listen,
    () => matchMedia(WIDE).matches,
    () => true,
  );
