"use client";

import { ListChecks, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-class";
import { EmptyState } from "../ui/empty-state";
import type { TaskListFilter } from "./use-task-filter";

/** No task yet, or none that fits the filters: two different things with two ways on. */
export function TaskListEmpty({ list }: { list: TaskListFilter }) {
  const t = useTranslations("tasks.list");
  if (list.isFiltered || list.filter.page > 1)
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t("noneTitle")}
        action={<Button onClick={list.clear}>{t("clear")}</Button>}
      >
        {t("noneText")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<ListChecks aria-hidden />}
      title={t("emptyTitle")}
      action={
        <Link href="/clusters" className={buttonClass()}>
          {t("emptyAction")}
        </Link>
      }
    >
      {t("emptyText")}
    </EmptyState>
  );
}
