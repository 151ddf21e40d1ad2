"use client";

import { useTranslations } from "use-intl";
import type { PlannedSubtask } from "@/lib/contract/plan";
import { useNames } from "../task/use-names";
import { useUsual } from "./use-plan-words";

/** What the step that was pressed in the graph does, on what, and how long it usually takes. */
export function ChosenStep({ step, total }: { step: PlannedSubtask | undefined; total: number }) {
  const t = useTranslations("plan.steps");
  const { nameOf } = useNames();
  const sayUsual = useUsual();
  return (
    <div role="status" className="min-h-14 border-line border-t px-4 py-2.5 text-sm">
      {step ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium text-ink">{nameOf(step.name)}</span>
            <span className="text-ink-3 text-xs">
              {[
                t("chosen", { number: step.id, total }),
                step.target?.name,
                step.usual ? sayUsual(step.usual) : t("noHistory"),
                step.prohibitRollback ? t("prohibitRollback") : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </p>
          <p className="text-ink-2">{step.purpose}</p>
        </>
      ) : (
        <p className="text-ink-3">{t("choose")}</p>
      )}
    </div>
  );
}
