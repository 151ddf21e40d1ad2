"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton";

const ROWS = ["a", "b", "c"];

/** The list before its first answer, of the size it will have. */
export function ClusterListSkeleton() {
  const t = useTranslations("clusters.list");
  return (
    <div>
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <Skeleton className="mt-1 mb-4 h-5 w-56" />
      <div className="flex gap-2">
        <Skeleton className="h-8 w-80 max-w-full" />
        <Skeleton className="hidden h-8 w-64 sm:block" />
      </div>
      <div className="mt-3 rounded-md border border-line bg-surface">
        <div className="h-9 border-line border-b" />
        {ROWS.map((row) => (
          <div
            key={row}
            className="flex h-13 items-center gap-6 border-line border-b px-4 last:border-b-0"
          >
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-5 w-40" />
            <Skeleton className="ml-auto h-4 w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}
