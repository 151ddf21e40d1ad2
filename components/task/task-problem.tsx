"use client";

import { FileQuestion, Lock } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import { PageTitle } from "../shell/page-title";
import { buttonClass } from "../ui/button-class";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";

/** Why a task cannot be shown: it is not there, the reader may not see it, or nothing answers. */
export function TaskProblem({
  taskId,
  error,
  onRetry,
}: {
  taskId: number;
  error: Error;
  onRetry: () => void;
}) {
  const t = useTranslations("tasks.page");
  const status = error instanceof CallError ? error.status : 0;
  const back = (
    <Link href="/tasks" className={buttonClass()}>
      {t("toTasks")}
    </Link>
  );
  return (
    <>
      <PageTitle>{t("anyTitle", { id: String(taskId) })}</PageTitle>
      <h1 className="sr-only">{t("anyTitle", { id: String(taskId) })}</h1>
      {status === 404 && (
        <EmptyState
          icon={<FileQuestion aria-hidden />}
          title={t("unknownTitle", { id: String(taskId) })}
          action={back}
        >
          {t("unknownText")}
        </EmptyState>
      )}
      {status === 403 && (
        <EmptyState icon={<Lock aria-hidden />} title={t("deniedTitle")} action={back}>
          {t("deniedText")}
        </EmptyState>
      )}
      {status !== 404 && status !== 403 && (
        <ErrorState title={t("errorTitle")} error={error} onRetry={onRetry} />
      )}
    </>
  );
}
