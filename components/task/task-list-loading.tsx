"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton";

const ROWS = Array.from({ length: 8 }, (_, index) => index);

/** Rows where tasks will be. */
export function TaskListLoading() {
  const t = useTranslations("tasks.list");
  return (
    <div className="rounded-md border border-line bg-surface">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      {ROWS.map((row) => (
        <div
          key={row}
          className="flex h-11 items-center gap-6 border-line border-b px-4 last:border-b-0"
        >
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-4 w-44 max-md:hidden" />
          <Skeleton className="h-4 flex-1 max-md:hidden" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  );
}
