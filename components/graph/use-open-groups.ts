"use client";

import { useMemo, useState } from "react";
import { type Drawn, drawGroups } from "./draw-groups";
import type { Structure } from "./structure";

/** Which groups of a graph are open, and what is drawn therefore. */
export interface OpenGroupsState {
  drawn: Drawn;
  /** How many nodes there would be with every group open. */
  hasGroups: boolean;
  hasOpen: boolean;
  open: (key: string) => void;
  close: (key: string) => void;
  openAll: () => void;
  closeAll: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Keeps what a person opened and closed. Steps that are `drawnOut` are seen by themselves without being
 * asked for, until their group is closed by hand.
 */
export function useOpenGroups(
  { grouping }: Structure,
  drawnOut: readonly number[],
): OpenGroupsState {
  const [{ opened, closed }, set] = useState({ opened: NONE, closed: NONE });
  const out = drawnOut.join(" ");
  const drawn = useMemo(
    () =>
      drawGroups(grouping, {
        opened,
        closed,
        drawnOut: new Set(out === "" ? [] : out.split(" ").map(Number)),
      }),
    [grouping, opened, closed, out],
  );
  const keys = useMemo(() => grouping.groups.map(({ key }) => key), [grouping]);
  return {
    drawn,
    hasGroups: keys.length > 0,
    hasOpen: drawn.items.some(({ within }) => within !== undefined),
    open: (key) =>
      set((now) => ({ opened: new Set([...now.opened, key]), closed: without(now.closed, key) })),
    close: (key) =>
      set((now) => ({ opened: without(now.opened, key), closed: new Set([...now.closed, key]) })),
    openAll: () => set({ opened: new Set(keys), closed: NONE }),
    closeAll: () => set({ opened: NONE, closed: new Set(keys) }),
  };
}

const without = (keys: ReadonlySet<string>, key: string) =>
  new Set([...keys].filter((one) => one !== key));
