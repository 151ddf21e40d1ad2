import { queryOptions } from "@tanstack/react-query";
import type { Subtask } from "@/lib/contract/task";
import { getSubtaskLog } from "@/lib/contract/task-endpoints";
import { backOffMs } from "./back-off";
import { call } from "./call";
import { isPassing } from "./call-error";
import { appendLog, EMPTY_LOG, type LogFeed } from "./log-lines";

const LIVE_MS = 1000;
const KEPT_MS = 10 * 60_000;
/** Pieces read in one go before what was read is shown. */
const MOST_PIECES = 20;

/**
 * The log of a subtask, each byte read once: every second while it runs, and to its end when it has
 * run. A subtask that has not begun is not asked for.
 */
export const logQuery = (taskId: number, { id, status }: Pick<Subtask, "id" | "status">) =>
  queryOptions({
    queryKey: ["subtask-log", taskId, id],
    queryFn: ({ client, queryKey, signal }) =>
      readOn(taskId, id, client.getQueryData<LogFeed>(queryKey) ?? EMPTY_LOG, signal),
    refetchInterval: ({ state }) => {
      if (status === "RUNNING" || status === "CANCELING") return LIVE_MS;
      const hasRun = status === "FAILED" || status === "SUCCESSFUL";
      return hasRun && state.data && !state.data.eof ? LIVE_MS : false;
    },
    enabled: status !== "PENDING",
    structuralSharing: false,
    staleTime: ({ state }) => (state.data?.eof ? Number.POSITIVE_INFINITY : 0),
    gcTime: KEPT_MS,
    networkMode: "always",
    retry: (_, error) => isPassing(error),
    retryDelay: (failures) => backOffMs(failures),
  });

async function readOn(
  taskId: number,
  subtaskId: number,
  before: LogFeed,
  signal: AbortSignal,
): Promise<LogFeed> {
  let feed = before;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const answer = await call(getSubtaskLog, {
      params: { taskId, subtaskId },
      query: { offset: feed.next },
      signal,
    });
    feed = appendLog(feed, answer);
    if (answer.eof || answer.log === "") break;
  }
  return feed;
}
