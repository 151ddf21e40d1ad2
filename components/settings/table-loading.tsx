"use client";

import { Skeleton } from "../ui/skeleton";

/** Rows where a table will be. */
export function TableLoading({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <div className="rounded-md border border-line bg-surface">
      <p role="status" className="sr-only">
        {label}
      </p>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div
          key={row}
          className="flex h-11 items-center gap-6 border-line border-b px-4 last:border-b-0"
        >
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4 w-44 max-md:hidden" />
          <Skeleton className="h-4 flex-1 max-md:hidden" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  );
}
