"use client";

import { useTranslations } from "use-intl";
import { isFinished, type Task } from "@/lib/contract/task";
import { PageTitle } from "../shell/page-title";
import { taskStateOf } from "./step-state";
import { useNames } from "./use-names";

/** The progress of a task in the title of the browser's tab, so that it can be watched from another one. */
export function TaskTitle({ task }: { task: Task }) {
  const t = useTranslations("tasks");
  const { nameOf } = useNames();
  const name = nameOf(task.name);
  const { successful: done, total } = task.progress;
  return (
    <PageTitle>
      {isFinished(task.status)
        ? t("page.endedTitle", { status: t(`status.${taskStateOf(task)}`), name })
        : t("page.documentTitle", { done, total, name })}
    </PageTitle>
  );
}
