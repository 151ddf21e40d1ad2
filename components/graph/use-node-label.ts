"use client";

import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import { durationOf, durationText } from "../task/duration";
import { useNames } from "../task/use-names";
import type { NodeLabel } from "./graph-model";
import type { GraphStep } from "./graph-step";
import type { Structure } from "./structure";
import { useGroupWords } from "./use-group-words";

const MOST_NAMED = 3;

/**
 * What a screen reader says for a node: name, state, place, how long it took and what it stands between;
 * of a closed group how many of it are how. The same function for as long as structure and language stay.
 */
export function useNodeLabel(structure: Structure): NodeLabel {
  const t = useTranslations("tasks.graph");
  const locale = useLocale();
  const { nameOf, stateOf } = useNames();
  const { titleOf, countsOf } = useGroupWords();
  const stepLabel = useCallback(
    (step: GraphStep, isInOpenGroup: boolean): string => {
      const { steps, indexOf, grouping } = structure;
      const named = (ids: readonly number[]) =>
        ids
          .slice(0, MOST_NAMED)
          .map((id) => nameOf(steps[indexOf.get(id) ?? -1]?.name ?? String(id)))
          .join(", ");
      const tookMs = step.finishTime === undefined ? undefined : durationOf(step, 0);
      const name = nameOf(step.name);
      const place = { position: (indexOf.get(step.id) ?? 0) + 1, total: steps.length };
      const parts = [
        step.status
          ? t("nodeLabel", { name, status: stateOf(step), ...place })
          : t("plannedLabel", { name, ...place }),
      ];
      const target = grouping.servers > 1 ? step.target?.name : undefined;
      if (target) parts.push(t("nodeOn", { target }));
      if (tookMs !== undefined)
        parts.push(t("nodeTook", { duration: durationText(locale, tookMs) }));
      if (step.upstreams.length > 0) parts.push(t("nodeAfter", { names: named(step.upstreams) }));
      if (step.downstreams.length > 0)
        parts.push(t("nodeBefore", { names: named(step.downstreams) }));
      if (isInOpenGroup) parts.push(t("nodeInGroup"));
      return parts.join(", ");
    },
    [structure, t, locale, nameOf, stateOf],
  );
  return useCallback(
    (item, nodeSteps, summary) => {
      const [step] = nodeSteps;
      if (!summary) return step ? stepLabel(step, item.within !== undefined) : "";
      const title = titleOf(item.group?.kind ?? "column", summary);
      const steps = item.stepIds.length;
      const counts = countsOf(summary);
      return counts === ""
        ? t("plannedGroupLabel", { title, steps })
        : t("groupLabel", { title, counts, steps });
    },
    [t, stepLabel, titleOf, countsOf],
  );
}
