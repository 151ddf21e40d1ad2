"use client";

import { useEffect, useRef, useState } from "react";
import type { Server } from "@/lib/contract/cluster";
import { press, pressAll } from "./selection";

/** Which servers are chosen, and what a checkbox does to that. */
export interface ServerSelection {
  /** In the table's order. Those that the filter hides stay chosen. */
  servers: readonly Server[];
  has: (serverId: number) => boolean;
  /** With `isRange` everything since the last press. */
  press: (serverId: number, isOn: boolean, isRange: boolean) => void;
  /** Whether all, some or none of the shown ones are chosen. */
  shown: "all" | "some" | "none";
  pressShown: (isOn: boolean) => void;
  clear: () => void;
}

const LEAVES_ALONE = "input:not([type=checkbox]), textarea, select";
/** What Escape closes first. It is looked for before it closes, and a tooltip is none. */
const OVERLAYS = "[role=menu], [role=dialog]";

/** A choice among `all`, of which `shown` pass the filter. Servers that vanish are chosen no longer. */
export function useServerSelection(
  all: readonly Server[],
  shown: readonly Server[],
): ServerSelection {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const anchor = useRef<number>(undefined);
  const servers = all.filter(({ id }) => selected.has(id));
  const order = shown.map(({ id }) => id);
  const chosen = order.filter((id) => selected.has(id)).length;
  const isAny = servers.length > 0;

  useEffect(() => {
    if (!isAny) return;
    function leave({ key, target }: KeyboardEvent) {
      if (key !== "Escape" || document.querySelector(OVERLAYS)) return;
      if (target instanceof Element && target.matches(LEAVES_ALONE)) return;
      setSelected(new Set());
    }
    window.addEventListener("keydown", leave, { capture: true });
    return () => window.removeEventListener("keydown", leave, { capture: true });
  }, [isAny]);

  return {
    servers,
    has: (id) => selected.has(id),
    press(id, isOn, isRange) {
      setSelected(
        press(selected, order, { id, isOn, anchor: isRange ? anchor.current : undefined }),
      );
      anchor.current = id;
    },
    shown: chosen === 0 ? "none" : chosen === order.length ? "all" : "some",
    pressShown: (isOn) => setSelected(pressAll(selected, order, isOn)),
    clear: () => setSelected(new Set()),
  };
}
