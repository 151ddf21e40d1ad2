"use client";

import { useCallback } from "react";
import { useMessages, useTranslations } from "use-intl";
import type { Operation, SubtaskStatus } from "@/lib/contract/task";
import { stepStateOf } from "./step-state";

/** Names and states in the reader's language; a name that is not known stays as the API gave it. */
export function useNames(): {
  nameOf: (name: string) => string;
  /** The state of a step in a word; empty for a step that is only planned. */
  stateOf: (step: {
    status?: SubtaskStatus | undefined;
    operation?: Operation | undefined;
  }) => string;
} {
  const names: Record<string, string> = useMessages().tasks.names;
  const t = useTranslations("tasks.status");
  return {
    nameOf: useCallback((name) => names[name] ?? name, [names]),
    stateOf: useCallback(
      ({ status, operation }) => (status ? t(stepStateOf({ status, operation })) : ""),
      [t],
    ),
  };
}
