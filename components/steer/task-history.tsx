"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, CheckCheck, Play, RotateCcw, Square, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { taskEventsQuery } from "@/lib/client/task-events";
import type { TaskEvent } from "@/lib/contract/steering";
import type { Task } from "@/lib/contract/task";
import { ExactTime } from "../task/exact-time";
import { useNames } from "../task/use-names";
import { Skeleton } from "../ui/skeleton";

const ICONS: Record<TaskEvent["kind"], typeof Ban> = {
  CREATE: Play,
  RETRY: RotateCcw,
  ROLLBACK: Undo2,
  ABANDON: Ban,
  SUBTASK_RETRY: RotateCcw,
  SUBTASK_SKIP: CheckCheck,
  SUBTASK_CANCEL: Square,
};

/** What people did to a task: who, when, what, on which step, and why. The latest stands first. */
export function TaskHistory({ task, onOpen }: { task: Task; onOpen: (stepId: number) => void }) {
  const t = useTranslations("steer.history");
  const { data, error } = useQuery(taskEventsQuery(task.id));
  return (
    <section aria-label={t("title")} data-testid="task-history" className="overflow-y-auto p-4">
      {error && <p className="mb-3 text-failed text-sm">{t("failed")}</p>}
      {!data && !error && <Skeleton className="h-24" />}
      {data?.contents.length === 0 && <p className="text-ink-2 text-sm">{t("empty")}</p>}
      <ol className="flex flex-col">
        {data?.contents.toReversed().map((event) => (
          <HistoryEvent key={event.id} {...{ task, event, onOpen }} />
        ))}
      </ol>
    </section>
  );
}

function HistoryEvent({
  task,
  event,
  onOpen,
}: {
  task: Task;
  event: TaskEvent;
  onOpen: (stepId: number) => void;
}) {
  const t = useTranslations("steer.history.kind");
  const { nameOf } = useNames();
  const { subtask, reason } = event;
  const Icon = ICONS[event.kind];
  const target = subtask && task.subtasks.find(({ id }) => id === subtask.id)?.target?.name;
  return (
    <li data-kind={event.kind} className="flex gap-3 border-line border-b py-2.5 last:border-b-0">
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 text-sm">
        <p className="text-ink">
          <strong className="font-medium">{event.userName}</strong> {t(event.kind)}{" "}
          {subtask && (
            <button
              type="button"
              title={subtask.name}
              onClick={() => onOpen(subtask.id)}
              className="cursor-pointer font-medium text-accent hover:underline"
            >
              {nameOf(subtask.name)}
              {target && ` · ${target}`}
            </button>
          )}
        </p>
        {reason && <p className="mt-0.5 break-words text-ink-2">{reason}</p>}
      </div>
      <span className="shrink-0 text-ink-3 text-xs">
        <ExactTime time={event.time} />
      </span>
    </li>
  );
}
