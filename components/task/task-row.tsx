"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { isFinished, type TaskSummary } from "@/lib/contract/task";
import { RelativeTime } from "../ui/relative-time";
import { LiveDuration } from "./live-duration";
import { ProgressBar } from "./progress-bar";
import { taskStateOf } from "./step-state";
import { StepStatus } from "./step-status";
import { useNames } from "./use-names";

/** One task of the list. The whole row leads to it; on a narrow screen its cells lie below each other. */
export function TaskRow({ task }: { task: TaskSummary }) {
  const t = useTranslations("tasks");
  const { nameOf } = useNames();
  const live = !isFinished(task.status);
  return (
    <tr data-testid={`task-${task.id}`} data-status={task.status} className="task-row">
      <td className="task-cell-state">
        <StepStatus status={task.status} state={taskStateOf(task)} />
      </td>
      <td className="task-cell-name">
        <Link
          href={`/tasks/${task.id}`}
          data-task-link
          title={task.name}
          className="font-medium text-ink after:absolute after:inset-0 hover:text-accent"
        >
          {nameOf(task.name)}
        </Link>{" "}
        <span className="font-mono text-ink-3 text-xs">#{task.id}</span>
      </td>
      <td className="task-cell-object">
        <span className="text-ink">{task.cluster.name}</span>
        {task.target && (
          <span className="font-mono text-ink-2 text-xs">
            {" / "}
            {task.target.name}
          </span>
        )}
      </td>
      <td className="task-cell-progress">
        <Progress task={task} />
      </td>
      <td className="task-cell-by text-ink-2">
        <span className="task-cell-label">{t("list.columns.by")} </span>
        {task.creator.name}
      </td>
      <td className="task-cell-started text-ink-2">
        <RelativeTime time={task.startTime} className="whitespace-nowrap" />
      </td>
      <td className="task-cell-duration text-ink-2">
        <LiveDuration span={task} live={live} />
      </td>
    </tr>
  );
}

/** Bar and count, then what it does now or where and why it failed. */
function Progress({ task }: { task: TaskSummary }) {
  const { nameOf } = useNames();
  const { progress, failure, current } = task;
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-2">
        <ProgressBar progress={progress} />
        <span className="text-ink-2 text-xs tabular-nums">
          {progress.successful}/{progress.total}
        </span>
        {!failure && current && task.status === "RUNNING" && (
          <span className="truncate text-ink-2 text-xs">{nameOf(current)}</span>
        )}
      </div>
      {failure && (
        <p className="mt-0.5 line-clamp-2 max-w-md text-failed text-xs" title={failure.message}>
          <span className="font-medium">{nameOf(failure.name)}:</span> {failure.message}
        </p>
      )}
    </div>
  );
}
