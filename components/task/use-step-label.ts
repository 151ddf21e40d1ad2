"use client";

import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import { durationOf, durationText } from "./duration";
import type { Structure } from "./structure";
import { useNames } from "./use-names";

const MOST_NAMED = 3;

/**
 * What a screen reader says for a step: name, state, place, how long it took and what it stands
 * between. The same function for as long as structure and language stay.
 */
export function useStepLabel(structure: Structure): (subtask: Subtask) => string {
  const t = useTranslations("tasks.graph");
  const locale = useLocale();
  const { nameOf, statusOf } = useNames();
  return useCallback(
    (subtask) => {
      const { steps, indexOf } = structure;
      const named = (ids: readonly number[]) =>
        ids
          .slice(0, MOST_NAMED)
          .map((id) => nameOf(steps[indexOf.get(id) ?? -1]?.name ?? String(id)))
          .join(", ");
      const tookMs = subtask.finishTime === undefined ? undefined : durationOf(subtask, 0);
      return [
        t("nodeLabel", {
          name: nameOf(subtask.name),
          status: statusOf(subtask.status),
          position: (indexOf.get(subtask.id) ?? 0) + 1,
          total: steps.length,
        }),
        tookMs === undefined ? "" : t("nodeTook", { duration: durationText(locale, tookMs) }),
        subtask.upstreams.length > 0 ? t("nodeAfter", { names: named(subtask.upstreams) }) : "",
        subtask.downstreams.length > 0
          ? t("nodeBefore", { names: named(subtask.downstreams) })
          : "",
      ]
        .filter(Boolean)
        .join(", ");
    },
    [structure, t, locale, nameOf, statusOf],
  );
}
