"use client";

import { useMemo, useState } from "react";
import type { GraphStep } from "./graph-step";
import { arrange, hasStructure, type Structure, structureOf } from "./structure";

/** The structure of some steps, the same object for as long as only statuses change, and the steps in its order. */
export function useStructure<Step extends GraphStep>(
  steps: readonly Step[],
): { structure: Structure; ordered: readonly Step[] } {
  const [kept, setKept] = useState(() => structureOf(steps));
  const structure = useMemo(
    () => (hasStructure(kept, steps) ? kept : structureOf(steps)),
    [kept, steps],
  );
  if (structure !== kept) setKept(structure);
  return { structure, ordered: useMemo(() => arrange(structure, steps), [structure, steps]) };
}
