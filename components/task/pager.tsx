"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "../ui/icon-button";
import { Select } from "../ui/select";
import { PAGE_SIZES, type TaskListFilter } from "./use-task-filter";

/** Which part of the tasks is shown, and the way to the others. */
export function Pager({
  list,
  page,
}: {
  list: TaskListFilter;
  page: { number: number; size: number; totalElements: number; totalPages: number };
}) {
  const t = useTranslations("tasks.list");
  const { number, size, totalElements, totalPages } = page;
  const from = (number - 1) * size + 1;
  return (
    <nav
      aria-label={t("pages")}
      className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 text-ink-2 text-sm"
    >
      <span className="mr-auto inline-flex items-center gap-2">
        {t("size")}
        <Select
          label={t("size")}
          value={String(size)}
          onChange={(value) => list.setSize(Number(value))}
          options={PAGE_SIZES.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </span>
      <span className="tabular-nums">
        {t("range", { from, to: Math.min(number * size, totalElements), total: totalElements })}
      </span>
      <span className="flex">
        <IconButton
          label={t("previous")}
          aria-disabled={number <= 1}
          className="aria-disabled:opacity-40"
          onClick={() => number > 1 && list.setPage(number - 1)}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton
          label={t("next")}
          aria-disabled={number >= totalPages}
          className="aria-disabled:opacity-40"
          onClick={() => number < totalPages && list.setPage(number + 1)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </span>
    </nav>
  );
}
