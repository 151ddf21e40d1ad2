"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "./icon-button";
import { Select } from "./select";

/** How many rows a page may have. */
export const PAGE_SIZES = [10, 20, 50, 100] as const;

interface PagerProps {
  /** Its name; shown only to screen readers. */
  label?: string;
  page: { number: number; size: number; totalElements: number; totalPages: number };
  onPage: (page: number) => void;
  onSize: (size: number) => void;
}

/** Which part of a list is shown, and the way to the others. */
export function Pager({ label, page, onPage, onSize }: PagerProps) {
  const t = useTranslations("common.pages");
  const { number, size, totalElements, totalPages } = page;
  const from = (number - 1) * size + 1;
  return (
    <nav
      aria-label={label ?? t("label")}
      className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 text-ink-2 text-sm"
    >
      <span className="mr-auto inline-flex items-center gap-2">
        {t("size")}
        <Select
          label={t("size")}
          value={String(size)}
          onChange={(value) => onSize(Number(value))}
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
          onClick={() => number > 1 && onPage(number - 1)}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton
          label={t("next")}
          aria-disabled={number >= totalPages}
          className="aria-disabled:opacity-40"
          onClick={() => number < totalPages && onPage(number + 1)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </span>
    </nav>
  );
}
