"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Subtask, Task } from "@/lib/contract/task";
import { StepGlyph } from "./step-glyph";
import { stepStateOf, taskStateOf } from "./step-state";
import { useNames } from "./use-names";

const GROUND: Record<Task["status"], string> = {
  RUNNING: "bg-surface",
  FAILED: "bg-danger-soft",
  SUCCESSFUL: "bg-surface",
};

/**
 * One line on where the task stands: what it does now, that it went well, or what failed. It is always
 * there, so that nothing below it moves when the task ends.
 */
export function TaskNotice({
  task,
  current,
  onOpen,
}: {
  task: Task;
  current: Subtask | undefined;
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("tasks.page");
  const state = taskStateOf(task);
  return (
    <div
      data-testid="task-notice"
      data-status={task.status}
      className={`flex min-h-10 items-center gap-2.5 rounded-md border border-line px-3 py-1.5 text-sm ${GROUND[task.status]}`}
    >
      <StepGlyph status={state} />
      {task.status === "RUNNING" && <Now task={task} current={current} />}
      {task.status === "SUCCESSFUL" && <Succeeded task={task} />}
      {state === "ABANDONED" && <p className="min-w-0 flex-1 text-ink">{t("givenUp")}</p>}
      {task.status === "FAILED" && state !== "ABANDONED" && (
        <Failed {...{ task, current, onOpen }} />
      )}
    </div>
  );
}

function Now({ task, current }: { task: Task; current: Subtask | undefined }) {
  const t = useTranslations("tasks.page");
  const { nameOf } = useNames();
  if (current?.status === "FAILED")
    return (
      <p className="min-w-0 truncate text-failed">
        {t("failing", { step: nameOf(current.name), running: task.progress.running })}
      </p>
    );
  if (task.operation === "ROLLBACK") return <p className="text-ink">{t("rollingBack")}</p>;
  if (current?.status !== "RUNNING") return <p className="text-ink-2">{t("waiting")}</p>;
  return (
    <p className="min-w-0 truncate text-ink">
      {t("now", { step: nameOf(current.name) })}{" "}
      {current.progressText && <span className="ml-2 text-ink-2">{current.progressText}</span>}
    </p>
  );
}

function Succeeded({ task }: { task: Task }) {
  const t = useTranslations("tasks.page");
  const { action, target, operation } = task;
  function doneWords() {
    if (operation === "ROLLBACK") return t("rolledBack");
    return action && target
      ? t(`succeeded.${action}`, { target: target.name })
      : t("succeededPlain");
  }
  return (
    <>
      <p className="min-w-0 flex-1 text-ink">{doneWords()}</p>
      <Link
        href={`/clusters/${task.cluster.id}`}
        className="shrink-0 font-medium text-accent hover:underline"
      >
        {t("openCluster", { cluster: task.cluster.name })}
      </Link>
    </>
  );
}

function Failed({
  task,
  current,
  onOpen,
}: {
  task: Task;
  current: Subtask | undefined;
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("tasks.page");
  const { nameOf } = useNames();
  if (!current) return null;
  const step = nameOf(current.name);
  const server = current.target?.name ?? task.target?.name;
  function failedWords() {
    const state = stepStateOf(current as Subtask);
    if (state === "CANCELED") return t("canceledStep", { step });
    if (state === "UNDO_FAILED") return t("rollbackFailed", { step });
    return server ? t("failedOn", { step, server }) : t("failed", { step });
  }
  return (
    <>
      <p className="min-w-0 flex-1 truncate font-medium text-failed">{failedWords()}</p>
      <button
        type="button"
        onClick={() => onOpen(current.id)}
        className="shrink-0 cursor-pointer font-medium text-accent hover:underline"
      >
        {t("showFailure")}
      </button>
    </>
  );
}
