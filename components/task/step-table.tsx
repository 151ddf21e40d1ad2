"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import { StepRow } from "./step-row";
import type { Structure } from "./structure";

const PAGE_STEPS = 200;
const COLUMNS = [
  ["state", ""],
  ["step", ""],
  ["duration", "text-right"],
  ["attempts", "text-right max-sm:hidden"],
  ["executor", "max-md:hidden"],
  ["upstream", "max-md:hidden"],
] as const;

interface StepTableProps {
  structure: Structure;
  ordered: readonly Subtask[];
  selected: number | undefined;
  onOpen: (stepId: number) => void;
}

/** The steps of a task as a table: everything the graph shows, for those who do not use the canvas. */
export function StepTable({ structure, ordered, selected, onOpen }: StepTableProps) {
  const t = useTranslations("tasks.steps");
  const at = selected === undefined ? undefined : structure.indexOf.get(selected);
  const { from, to, showEarlier, showMore } = useRange(ordered.length, at);
  const body = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    if (selected !== undefined)
      body.current?.querySelector("[data-selected]")?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  return (
    <div className="overflow-x-auto">
      {from > 0 && <Rest text={t("showEarlier", { count: PAGE_STEPS })} onClick={showEarlier} />}
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-ink-3 text-xs">
          <tr className="step-cells border-line border-b">
            <th scope="col" className="w-px text-right font-medium max-sm:hidden">
              #
            </th>
            {COLUMNS.map(([column, className]) => (
              <th key={column} scope="col" className={`font-medium ${className}`}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {ordered.slice(from, to).map((subtask, index) => (
            <StepRow
              key={subtask.id}
              subtask={subtask}
              number={from + index + 1}
              structure={structure}
              selected={subtask.id === selected}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {to < ordered.length && (
        <Rest
          note={t("showing", { from: from + 1, to, total: ordered.length })}
          text={t("showMore", { count: Math.min(PAGE_STEPS, ordered.length - to) })}
          onClick={showMore}
        />
      )}
    </div>
  );
}

function Rest({ note, text, onClick }: { note?: string; text: string; onClick: () => void }) {
  return (
    <p className="flex items-center gap-3 px-3 py-3 text-ink-2 text-sm">
      {note}
      <button
        type="button"
        className="cursor-pointer font-medium text-accent hover:underline"
        onClick={onClick}
      >
        {text}
      </button>
    </p>
  );
}

/** Which steps are drawn: a page of them around the selected one, more on demand. */
function useRange(total: number, at: number | undefined) {
  const pageOf = (index: number) => {
    const from = Math.floor(index / PAGE_STEPS) * PAGE_STEPS;
    return { from, to: from + PAGE_STEPS };
  };
  const [range, setRange] = useState(() => pageOf(at ?? 0));
  const isOutside = at !== undefined && (at < range.from || at >= range.to);
  const shown = isOutside ? pageOf(at) : range;
  if (isOutside) setRange(shown);
  return {
    from: shown.from,
    to: Math.min(total, shown.to),
    showEarlier: () => setRange({ ...shown, from: Math.max(0, shown.from - PAGE_STEPS) }),
    showMore: () => setRange({ ...shown, to: shown.to + PAGE_STEPS }),
  };
}
