"use client";

import "../graph/step-graph.css";
import "../graph/step-group.css";
import "../graph/step-mark.css";
import "./task-page.css";
import { useQuery } from "@tanstack/react-query";
import { taskQuery } from "@/lib/client/task-feed";
import { TaskLoading } from "./task-loading";
import { TaskPage } from "./task-page";
import { TaskProblem } from "./task-problem";
import { useCatchUp } from "./use-catch-up";

/** A task, live. What was read stays on the page when the console cannot be reached. */
export function TaskView({ taskId }: { taskId: number }) {
  useCatchUp();
  const { data, error, failureReason, refetch } = useQuery(taskQuery(taskId));
  if (data) return <TaskPage key={taskId} task={data.task} />;
  const problem = error ?? failureReason;
  if (problem)
    return <TaskProblem taskId={taskId} error={problem} onRetry={() => void refetch()} />;
  return <TaskLoading taskId={taskId} />;
}
