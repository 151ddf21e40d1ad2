"use client";

import { useCallback } from "react";
import { useMessages, useTranslations } from "use-intl";
import type { SubtaskStatus } from "@/lib/contract/task";

/** Names and states in the reader's language; a name that is not known stays as the API gave it. */
export function useNames(): {
  nameOf: (name: string) => string;
  statusOf: (status: SubtaskStatus | "INTERRUPTED") => string;
} {
  const names: Record<string, string> = useMessages().tasks.names;
  const t = useTranslations("tasks.status");
  return {
    nameOf: useCallback((name) => names[name] ?? name, [names]),
    statusOf: useCallback((status) => t(status), [t]),
  };
}
