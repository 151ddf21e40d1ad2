"use client";

import { useCallback } from "react";
import { useLocale, useMessages, useTranslations } from "use-intl";
import type { PlanRequest } from "@/lib/client/plan-calls";
import type { Usual } from "@/lib/contract/plan";
import type { StateChange } from "@/lib/contract/state-change";
import { durationText } from "../task/duration";
import { useNames } from "../task/use-names";
import { changeWords, taskIn } from "./change-words";

/** What is to be done, as the button that does it is called: `Restart 3 servers`. */
export function useWhat(): (request: PlanRequest) => string {
  const t = useTranslations("plan.what");
  return ({ action, scope, stopType, serverIds, zoneName }) => {
    const what = action === "STOP" && stopType === "STOP_SERVICE" ? stopType : action;
    return t(`${what}.${scope}`, { count: serverIds.length, zone: zoneName });
  };
}

/** How long something usually takes: `38s to 1m 15s`, one figure where both are the same. */
export function useUsual(): (usual: Pick<Usual, "p50Ms" | "p90Ms">) => string {
  const t = useTranslations("plan.steps");
  const locale = useLocale();
  return useCallback(
    ({ p50Ms, p90Ms }) => {
      const [from, to] = [durationText(locale, p50Ms), durationText(locale, p90Ms)];
      return from === to ? from : t("range", { from, to });
    },
    [t, locale],
  );
}

/** A change since the plan was made, as a sentence. */
export function useChangeWords(): (change: StateChange) => string {
  const t = useTranslations("plan.change");
  const { clusters } = useMessages();
  const { nameOf } = useNames();
  const sayValue = (kind: ReturnType<typeof changeWords>["values"], value: string | undefined) => {
    if (value === undefined) return t("unknown");
    if (kind === "text") return value;
    if (kind !== "task") return (clusters[kind] as Record<string, string>)[value] ?? value;
    const task = taskIn(value);
    return task ? t("task", { name: nameOf(task.name), id: task.id }) : value;
  };
  return (change) => {
    const { key, values } = changeWords(change);
    const { object, before, after } = change;
    return t(key, { object, before: sayValue(values, before), after: sayValue(values, after) });
  };
}
