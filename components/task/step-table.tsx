"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Subtask } from "@/lib/contract/task";
import type { StepMark } from "../graph/step-mark";
import type { Structure } from "../graph/structure";
import type { OpenGroupsState } from "../graph/use-open-groups";
import { GroupRow } from "./group-row";
import { StepRow } from "./step-row";

const PAGE_STEPS = 200;
const COLUMNS = [
  ["state", ""],
  ["step", ""],
  ["target", "max-sm:hidden"],
  ["duration", "text-right"],
  ["attempts", "text-right max-sm:hidden"],
  ["executor", "max-md:hidden"],
  ["upstream", "max-md:hidden"],
] as const;

interface StepTableProps {
  structure: Structure;
  groups: OpenGroupsState;
  /** What an action that is being looked at would do. */
  marks: ReadonlyMap<number, StepMark> | undefined;
  ordered: readonly Subtask[];
  selected: number | undefined;
  onOpen: (stepId: number) => void;
}

/**
 * The steps of a task as a table: everything the graph shows, for those who do not use the canvas. A long
 * one has a row for each closed group.
 */
export function StepTable({ structure, groups, marks, ordered, selected, onOpen }: StepTableProps) {
  const t = useTranslations("tasks.steps");
  const { itemOf, items } = groups.drawn;
  const isGrouped = groups.hasGroups && ordered.length > PAGE_STEPS;
  const rows = isGrouped
    ? items
    : ordered.map(({ id }) => ({ id, stepIds: [id], group: undefined, within: undefined }));
  const shown = isGrouped && selected !== undefined ? itemOf.get(selected)?.id : selected;
  const at = shown === undefined ? -1 : rows.findIndex(({ id }) => id === shown);
  const { from, to, showEarlier, showMore } = useRange(rows.length, at < 0 ? undefined : at);
  const stepAt = (id: number) => ordered[structure.indexOf.get(id) ?? -1];
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
          {rows.slice(from, to).map((row) => {
            if (row.group) return <GroupRow key={row.id} {...{ row, groups, stepAt }} />;
            const subtask = stepAt(row.id);
            return (
              subtask && (
                <StepRow
                  key={row.id}
                  subtask={subtask}
                  number={(structure.indexOf.get(row.id) ?? 0) + 1}
                  structure={structure}
                  mark={marks?.get(row.id)}
                  selected={row.id === selected}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </tbody>
      </table>
      {to < rows.length && (
        <Rest
          note={t("showing", { from: from + 1, to, total: rows.length })}
          text={t("showMore", { count: Math.min(PAGE_STEPS, rows.length - to) })}
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
