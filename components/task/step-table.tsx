"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import { StepRow } from "./step-row";
import type { Structure } from "./structure";

const PAGE_STEPS = 200;

/** The steps of a task as a table: everything the graph shows, for those who do not use the canvas. */
export function StepTable({
  structure,
  ordered,
  selected,
  onOpen,
}: {
  structure: Structure;
  ordered: readonly Subtask[];
  selected: number | undefined;
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("tasks.steps");
  const [shown, setShown] = useState(PAGE_STEPS);
  const selectedIndex = selected === undefined ? 0 : (structure.indexOf.get(selected) ?? 0);
  const count = Math.min(ordered.length, Math.max(shown, selectedIndex + 1));

  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="sticky top-0 z-10 bg-surface text-ink-3 text-xs">
          <tr className="border-line border-b [&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
            <th scope="col" className="w-px whitespace-nowrap text-right">
              #
            </th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("step")}</th>
            <th scope="col" className="text-right">
              {t("duration")}
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              {t("attempts")}
            </th>
            <th scope="col" className="max-md:hidden">
              {t("executor")}
            </th>
            <th scope="col" className="max-md:hidden">
              {t("upstream")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, count).map((subtask, index) => (
            <StepRow
              key={subtask.id}
              subtask={subtask}
              number={index + 1}
              structure={structure}
              selected={subtask.id === selected}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {count < ordered.length && (
        <p className="flex items-center gap-3 px-3 py-3 text-ink-2 text-sm">
          {t("showing", { shown: count, total: ordered.length })}
          <button
            type="button"
            className="font-medium text-accent hover:underline"
            onClick={() => setShown(count + PAGE_STEPS)}
          >
            {t("showMore", { count: Math.min(PAGE_STEPS, ordered.length - count) })}
          </button>
        </p>
      )}
    </div>
  );
}
