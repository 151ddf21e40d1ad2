"use client";

import { useMemo, useState } from "react";
import type { Subtask } from "@/lib/contract/task";
import { arrange, hasStructure, type Structure, structureOf } from "./structure";

/** The structure of a task, the same object for as long as only statuses change, and its ordered steps. */
export function useStructure(subtasks: readonly Subtask[]): {
  structure: Structure;
  ordered: readonly Subtask[];
} {
  const [kept, setKept] = useState(() => structureOf(subtasks));
  const structure = useMemo(
    () => (hasStructure(kept, subtasks) ? kept : structureOf(subtasks)),
    [kept, subtasks],
  );
  if (structure !== kept) setKept(structure);
  return { structure, ordered: useMemo(() => arrange(structure, subtasks), [structure, subtasks]) };
}
