"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PlannedSubtask } from "@/lib/contract/plan";
import { useNames } from "../task/use-names";
import { Button } from "../ui/button";
import { useUsual } from "./use-plan-words";

const PAGE_STEPS = 200;
const CELL = "px-3 py-2 align-top";
const HEADING = "px-3 py-2 font-medium";

/** The steps that would be made as a table: all that the graph shows, and what each is for. */
export function PlannedSteps({ subtasks }: { subtasks: readonly PlannedSubtask[] }) {
  const t = useTranslations("plan.steps");
  const [shown, setShown] = useState(PAGE_STEPS);
  const rest = subtasks.length - shown;
  return (
    <>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-ink-3 text-xs">
          <tr className="border-line border-b">
            <th scope="col" className={`${HEADING} w-px text-right`}>
              #
            </th>
            <th scope="col" className={HEADING}>
              {t("step")}
            </th>
            <th scope="col" className={`${HEADING} max-sm:hidden`}>
              {t("target")}
            </th>
            <th scope="col" className={`${HEADING} whitespace-nowrap text-right`}>
              {t("usual")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {subtasks.slice(0, shown).map((step) => (
            <PlannedRow key={step.id} step={step} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <div className="border-line border-t p-3">
          <Button size="sm" onClick={() => setShown(shown + PAGE_STEPS)}>
            {t("showMore", { count: Math.min(PAGE_STEPS, rest) })}
          </Button>
        </div>
      )}
    </>
  );
}

function PlannedRow({ step }: { step: PlannedSubtask }) {
  const t = useTranslations("plan.steps");
  const { nameOf } = useNames();
  const sayUsual = useUsual();
  const { id, name, purpose, target, usual, prohibitRollback } = step;
  return (
    <tr data-testid={`planned-${id}`}>
      <td className={`${CELL} text-right text-ink-3`}>{id}</td>
      <th scope="row" className={`${CELL} font-normal`}>
        <span className="block font-medium text-ink" title={name}>
          {nameOf(name)}
        </span>
        <span className="block text-ink-2 text-xs">{purpose}</span>
        <span className="block font-mono text-ink-3 text-xs sm:hidden">{target?.name}</span>
        {prohibitRollback && (
          <span className="block text-attention text-xs">{t("prohibitRollback")}</span>
        )}
      </th>
      <td className={`${CELL} font-mono text-ink-2 text-xs leading-5 max-sm:hidden`}>
        {target?.name ?? t("none")}
      </td>
      <td className={`${CELL} whitespace-nowrap text-right text-ink-2`}>
        {usual ? sayUsual(usual) : <span className="text-ink-3">{t("noHistory")}</span>}
      </td>
    </tr>
  );
}
