"use client";

import "./task-list.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { tasksQuery } from "@/lib/client/task-queries";
import { maySome } from "@/lib/contract/permission";
import { IfMaySee } from "../shell/if-may-see";
import { useMe } from "../shell/me";
import { PageTitle } from "../shell/page-title";
import { ErrorState } from "../ui/error-state";
import { Pager } from "../ui/pager";
import { TaskFilters } from "./task-filters";
import { TaskListEmpty } from "./task-list-empty";
import { TaskListLoading } from "./task-list-loading";
import { TaskTable } from "./task-table";
import { useTaskFilter } from "./use-task-filter";

/** Every task of the console, newest first. A failed one says where and why without being opened. */
export function TaskList() {
  const t = useTranslations("tasks");
  const list = useTaskFilter();
  const enabled = maySome(useMe().permissions, "TASK:?:READ");
  const { data, error, failureReason, refetch } = useQuery({
    ...tasksQuery(list.filter),
    enabled,
  });
  const problem = data ? undefined : (error ?? failureReason);

  return (
    <div className="flex flex-col gap-4">
      <PageTitle>{t("title")}</PageTitle>
      <div className="flex items-baseline gap-3">
        <h1 className="font-semibold text-ink text-xl tracking-tight">{t("title")}</h1>
        {data && (
          <p className="text-ink-3 text-sm">
            {t("list.total", { count: data.page.totalElements })}
          </p>
        )}
      </div>
      <IfMaySee permission="TASK:?:READ">
        <TaskFilters list={list} tasks={data?.contents ?? []} />
        {problem && (
          <ErrorState title={t("list.errorTitle")} error={problem} onRetry={() => void refetch()} />
        )}
        {!data && !problem && <TaskListLoading />}
        {data && data.contents.length === 0 && <TaskListEmpty list={list} />}
        {data && data.contents.length > 0 && (
          <>
            <TaskTable tasks={data.contents} />
            <Pager
              label={t("list.pages")}
              page={data.page}
              onPage={list.setPage}
              onSize={list.setSize}
            />
          </>
        )}
      </IfMaySee>
    </div>
  );
}
