"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "../ui/skeleton";

const STEPS = Array.from({ length: 9 }, (_, index) => index);

/** The shape of a task's page before the task is there, of the same size. */
export function TaskLoading() {
  const t = useTranslations("tasks.page");
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div>
        <Skeleton className="h-5 w-16" />
        <Skeleton className="mt-2 h-7 w-72 max-w-full" />
        <Skeleton className="mt-3 h-9 w-[36rem] max-w-full" />
      </div>
      <Skeleton className="h-10" />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(14.5rem,1fr))] gap-x-14 gap-y-12 rounded-md border border-line bg-surface p-6">
        {STEPS.map((step) => (
          <Skeleton key={step} className="h-19 rounded-xl" />
        ))}
      </div>
    </div>
  );
}
