"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton";

const ZONES = ["a", "b", "c"];

/** The page before its first answer, of about the size it will have. */
export function ClusterPageSkeleton() {
  const t = useTranslations("clusters.page");
  return (
    <div>
      <h1 className="sr-only">{t("loading")}</h1>
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <Skeleton className="h-4 w-20" />
      <Skeleton className="mt-3 h-7 w-56" />
      <Skeleton className="mt-3 h-4 w-80 max-w-full" />
      <div className="mt-8 grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-3">
        {ZONES.map((zone) => (
          <Skeleton key={zone} className="h-32" />
        ))}
      </div>
      <Skeleton className="mt-8 h-64 w-full" />
    </div>
  );
}
