"use client";

import { useTranslations } from "use-intl";
import { PageTitle } from "../shell/page-title";
import { Skeleton } from "../ui/skeleton";

const STEPS = Array.from({ length: 9 }, (_, index) => index);

/** The shape of a task's page before the task is there, of the same size. */
export function TaskLoading({ taskId }: { taskId: number }) {
  const t = useTranslations("tasks.page");
  return (
    <div className="flex flex-col gap-4">
      <PageTitle>{t("anyTitle", { id: String(taskId) })}</PageTitle>
      <h1 className="sr-only">{t("anyTitle", { id: String(taskId) })}</h1>
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div>
        <Skeleton className="h-5 w-16" />
        <Skeleton className="mt-2 h-7 w-72 max-w-full" />
        <Skeleton className="mt-3 h-9 w-[36rem] max-w-full" />
      </div>
      <Skeleton className="h-10" />
      <div className="rounded-md border border-line bg-surface px-6 py-16 max-md:py-6">
        <div className="mx-auto grid max-w-[50.5rem] grid-cols-3 gap-x-14 gap-y-12 max-md:grid-cols-1 max-md:gap-y-7">
          {STEPS.map((step) => (
            <Skeleton key={step} className="h-19 rounded-xl" />
          ))}
        </div>
      </div>
    </div>
  );
}
