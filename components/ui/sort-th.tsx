"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Th } from "./table";

interface SortThProps {
  /** The field it sorts by. */
  field: string;
  /** What the list is sorted by now: `name,asc`. */
  sort: string | undefined;
  onSort: (sort: string) => void;
  className?: string;
  children: ReactNode;
}

const ARIA = { asc: "ascending", desc: "descending" } as const;

/** The head of a column that can be sorted by: up, and when pressed again down. */
export function SortTh({ field, sort, onSort, className, children }: SortThProps) {
  const [by, direction] = (sort ?? "").split(",");
  const order = by !== field ? undefined : direction === "desc" ? "desc" : "asc";
  const Icon = order === undefined ? ChevronsUpDown : order === "asc" ? ArrowUp : ArrowDown;
  return (
    <Th aria-sort={order && ARIA[order]} className={className ?? ""}>
      <button
        type="button"
        onClick={() => onSort(`${field},${order === "asc" ? "desc" : "asc"}`)}
        className="-mx-1 inline-flex h-6 cursor-pointer items-center gap-1 rounded px-1 hover:text-ink"
      >
        {children}
        <Icon aria-hidden="true" className="size-3" />
      </button>
    </Th>
  );
}
