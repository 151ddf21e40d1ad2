import { queryOptions } from "@tanstack/react-query";
import { listTaskEvents } from "@/lib/contract/steering";
import { backOffMs } from "./back-off";
import { call } from "./call";
import { isPassing } from "./call-error";

const AGAIN_MS = 10_000;

/** Names what people did to a task, so that it can be asked for again. */
export const taskEventsKey = (taskId: number) => ["task-events", taskId] as const;

/** What people did to a task, oldest first; others may do something at any time. */
export const taskEventsQuery = (taskId: number) =>
  queryOptions({
    queryKey: taskEventsKey(taskId),
    queryFn: ({ signal }) => call(listTaskEvents, { params: { taskId }, signal }),
    refetchInterval: AGAIN_MS,
    staleTime: 0,
    networkMode: "always",
    retry: (failures, error) => failures < 2 && isPassing(error),
    retryDelay: (failures) => backOffMs(failures),
  });
