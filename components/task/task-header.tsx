"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { isFinished, type Task } from "@/lib/contract/task";
import { TaskSteering } from "../steer/task-steering";
import { CopyButton } from "../ui/copy-button";
import { ExactTime } from "./exact-time";
import { LiveDuration } from "./live-duration";
import { ProgressBar } from "./progress-bar";
import { taskStateOf } from "./step-state";
import { StepStatus } from "./step-status";
import { useNames } from "./use-names";

/** What a task does to what, how far it is, who asked for it and how long it takes. */
export function TaskHeader({ task }: { task: Task }) {
  const t = useTranslations("tasks.page");
  const { nameOf } = useNames();
  const live = !isFinished(task.status);
  const { successful, total } = task.progress;
  return (
    <header>
      <Link
        href="/tasks"
        className="-ml-1 inline-flex items-center gap-0.5 text-ink-2 text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden size={16} />
        {t("back")}
      </Link>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="font-semibold text-ink text-xl tracking-tight" title={task.name}>
          {nameOf(task.name)}
        </h1>
        <span className="inline-flex items-center font-mono text-ink-3 text-sm">
          #{task.id}
          <CopyButton text={String(task.id)} />
        </span>
        <StepStatus status={task.status} state={taskStateOf(task)} className="text-base" />
        <span className="ml-auto">
          <TaskSteering task={task} />
        </span>
      </div>
      <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {task.target && task.target.scope !== "CLUSTER" && (
          <Fact term={t(`targetOf.${task.target.scope}`)}>
            <span className="font-mono">{task.target.name}</span>
            {task.target.scope === "SERVER" && (
              <span className="text-ink-3">{task.target.zoneName}</span>
            )}
          </Fact>
        )}
        <Fact term={t("cluster")}>
          <Link href={`/clusters/${task.cluster.id}`} className="text-accent hover:underline">
            {task.cluster.name}
          </Link>
        </Fact>
        <Fact term={t("progress")}>
          <ProgressBar progress={task.progress} className="w-28" />
          <span className="tabular-nums">{t("steps", { done: successful, total })}</span>
        </Fact>
        <Fact term={t(live ? "elapsed" : "took")}>
          <LiveDuration span={task} live={live} />
        </Fact>
        <Fact term={t("by")}>{task.creator.name}</Fact>
        <Fact term={t("started")}>
          <ExactTime time={task.startTime} />
        </Fact>
        {task.reason && (
          <Fact term={t("reason")}>
            <span className="max-w-prose break-words">{task.reason}</span>
          </Fact>
        )}
      </dl>
    </header>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-3 text-xs">{term}</dt>
      <dd className="flex min-h-5 items-center gap-2 text-ink">{children}</dd>
    </div>
  );
}
