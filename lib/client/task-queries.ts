import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Subtask, TaskStatus } from "@/lib/contract/task";
import { getSubtask, listTasks } from "@/lib/contract/task-endpoints";
import { backOffMs } from "./back-off";
import { call } from "./call";
import { isPassing } from "./call-error";

const MOVING_MS = 3000;
const QUIET_MS = 30_000;

/** What the task list shows; what is undefined is not filtered by. */
export interface TaskFilter {
  name: string | undefined;
  status: TaskStatus | undefined;
  clusterId: number | undefined;
  creator: string | undefined;
  page: number;
  size: number;
}

/** A page of tasks, newest first: asked for often while one of them runs. */
export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ["tasks", "list", filter],
    queryFn: ({ signal }) =>
      call(listTasks, { query: { ...filter, withSubtasks: "false" }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.contents.some(({ status }) => status === "RUNNING") ? MOVING_MS : QUIET_MS,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    staleTime: 0,
    networkMode: "always",
    retry: (failures, error) => failures < 2 && isPassing(error),
    retryDelay: (failures) => backOffMs(failures),
  });

/** A subtask with its attempts; asked for again when it is run again or ends. */
export const subtaskQuery = (
  taskId: number,
  { id, runTime, status }: Pick<Subtask, "id" | "runTime" | "status">,
) =>
  queryOptions({
    queryKey: ["subtask", taskId, id, runTime, status],
    queryFn: ({ signal }) => call(getSubtask, { params: { taskId, subtaskId: id }, signal }),
    placeholderData: (before) => (before?.id === id ? before : undefined),
    staleTime: 0,
    networkMode: "always",
    retry: (_, error) => isPassing(error),
    retryDelay: (failures) => backOffMs(failures),
  });
