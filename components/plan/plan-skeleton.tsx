"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton";
import { BackToCluster } from "./back-to-cluster";
import { useLeave } from "./use-leave";

/** The outline of a plan while it is worked out. */
export function PlanSkeleton({ title, clusterId }: { title: string; clusterId: number }) {
  const t = useTranslations("plan");
  useLeave(clusterId, false);
  return (
    <div>
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <BackToCluster clusterId={clusterId} />
      <h1 className="mt-1 font-semibold text-ink text-xl tracking-tight">{title}</h1>
      <Skeleton className="mt-3 h-5 w-96 max-w-full" />
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-6">
          <Skeleton className="h-40" />
          <Skeleton className="h-36" />
          <Skeleton className="h-80" />
        </div>
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
