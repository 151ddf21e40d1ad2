"use client";

import { useMemo } from "react";
import type { Subtask } from "@/lib/contract/task";
import type { Structure } from "../graph/structure";
import { drawnOut } from "./drawn-out";
import type { Selection } from "./use-selection";

/** The steps that the graph shows by themselves, the same array for as long as they are the same. */
export function useDrawnOut(
  { grouping }: Structure,
  ordered: readonly Subtask[],
  selection: Selection,
): readonly number[] {
  const { asked, current, follow } = selection;
  const followed = follow ? current : undefined;
  return useMemo(
    () => drawnOut(grouping, ordered, asked, followed),
    [grouping, ordered, asked, followed],
  );
}
