import { queryOptions } from "@tanstack/react-query";
import { isFinished, type Task } from "@/lib/contract/task";
import { getTask } from "@/lib/contract/task-endpoints";
import { backOffMs } from "./back-off";
import { call } from "./call";
import { CallError, isPassing } from "./call-error";
import { noteServerTime } from "./clock";
import { adoptTask, mergeTask } from "./merge-task";

/** A task as far as it was read, and how to ask on. */
export interface TaskFeed {
  task: Task;
  /** How often to ask without a hold, because something between us and the console cuts holds off. */
  shortPolls: number;
}

const HOLD_S = 20;
const HOLD_GAP_MS = 100;
const SHORT_POLL_MS = 1000;
const SHORT_POLLS = 60;
const REVIVED_POLL_MS = 4000;
const FAILURES_TO_GIVE_UP_HOLDS = 2;
const KEPT_MS = 10 * 60_000;

/**
 * One task, live: a full answer first, then what changed since its revision, each request held until
 * there is something to say. A hidden tab does not ask, and a task that has ended for good is not asked for again.
 * Subtasks that did not change stay the very same objects.
 */
export const taskQuery = (taskId: number) =>
  queryOptions({
    queryKey: ["task", taskId],
    queryFn: async ({ client, queryKey, signal }): Promise<TaskFeed> => {
      const state = client.getQueryState<TaskFeed>(queryKey);
      const failures = state?.fetchFailureCount ?? 0;
      return advance(
        state?.data,
        await pull(taskId, state?.data, nextQuery(state?.data, failures), signal),
        failures,
      );
    },
    refetchInterval: ({ state }) => nextAskMs(state.data),
    structuralSharing: false,
    staleTime: 0,
    gcTime: KEPT_MS,
    networkMode: "always",
    retry: (_, error) => isPassing(error),
    retryDelay: (failures) => backOffMs(failures),
  });

/** What to ask for: all of it, or what changed, held if holds work. */
export function nextQuery(
  feed: TaskFeed | undefined,
  failures: number,
): { since?: number; wait?: number } {
  if (!feed) return {};
  const { task, shortPolls } = feed;
  const hold = !isFinished(task.status) && shortPolls === 0 && failures < FAILURES_TO_GIVE_UP_HOLDS;
  return hold ? { since: task.rev, wait: HOLD_S } : { since: task.rev };
}

/** The feed after an answer; one that says nothing new answers the same feed. */
export function advance(feed: TaskFeed | undefined, task: Task, failures: number): TaskFeed {
  const before = feed?.shortPolls ?? 0;
  const shortPolls =
    feed && failures >= FAILURES_TO_GIVE_UP_HOLDS ? SHORT_POLLS : Math.max(0, before - 1);
  return feed?.task === task && shortPolls === before ? feed : { task, shortPolls };
}

/** A task that failed may be retried or rolled back by somebody else. */
const canBeRevived = ({ status, abandoned }: Task) => status === "FAILED" && !abandoned;

/** How long after an answer to ask again; false when the task has ended for good. */
export function nextAskMs(feed: TaskFeed | undefined): number | false {
  if (!feed) return false;
  if (canBeRevived(feed.task)) return REVIVED_POLL_MS;
  if (isFinished(feed.task.status)) return false;
  return feed.shortPolls > 0 ? SHORT_POLL_MS : HOLD_GAP_MS;
}

const heard = new WeakSet<object>();

/** An answer that was kept because nothing changed says what time it was, not what time it is. */
function noteTimeOnce(answer: { serverTime: string }): void {
  if (heard.has(answer)) return;
  heard.add(answer);
  noteServerTime(answer.serverTime);
}

async function pull(
  taskId: number,
  feed: TaskFeed | undefined,
  query: { since?: number; wait?: number },
  signal: AbortSignal,
): Promise<Task> {
  try {
    const answer = await call(getTask, { params: { taskId }, query, signal });
    noteTimeOnce(answer);
    if (!("changed" in answer)) return adoptTask(feed?.task, answer);
    return feed ? mergeTask(feed.task, answer) : pull(taskId, undefined, {}, signal);
  } catch (error) {
    if (feed && error instanceof CallError && error.status === 304) return feed.task;
    throw error;
  }
}
