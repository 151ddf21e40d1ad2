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
  const linksOf = useCallback(
    (step: GraphStep): string[] => {
      const { steps, indexOf } = structure;
      const named = (ids: readonly number[]) =>
        ids
          .slice(0, MOST_NAMED)
          .map((id) => nameOf(steps[indexOf.get(id) ?? -1]?.name ?? String(id)))
          .join(", ");
      return [
        ...(step.upstreams.length > 0 ? [t("nodeAfter", { names: named(step.upstreams) })] : []),
        ...(step.downstreams.length > 0
          ? [t("nodeBefore", { names: named(step.downstreams) })]
          : []),
      ];
    },
    [structure, t, nameOf],
  );
  const stepLabel = useCallback(
    (step: GraphStep, isInOpenGroup: boolean): string => {
      const { steps, indexOf, grouping } = structure;
      const name = nameOf(step.name);
      const place = { position: (indexOf.get(step.id) ?? 0) + 1, total: steps.length };
      const status = stateOf(step);
      const parts = [
        status === ""
          ? t("plannedLabel", { name, ...place })
          : t("nodeLabel", { name, status, ...place }),
      ];
      const target = grouping.servers > 1 ? step.target?.name : undefined;
      if (target) parts.push(t("nodeOn", { target }));
      if (step.finishTime !== undefined)
        parts.push(t("nodeTook", { duration: durationText(locale, durationOf(step, 0) ?? 0) }));
      parts.push(...linksOf(step));
      if (isInOpenGroup) parts.push(t("nodeInGroup"));
      return parts.join(", ");
    },
    [structure, t, locale, nameOf, stateOf, linksOf],
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
