import "server-only";
import type { Locale } from "@/lib/contract/failure";
import type { Task, TaskChanges } from "@/lib/contract/task";
import type { Database } from "@/lib/store/database";
import { getTask, getTaskChanges, getTaskRev } from "./get-task";
import type { TaskWatcher } from "./task-watcher";

interface Poll {
  taskId: number;
  /** The revision that the caller has. */
  since: number | undefined;
  waitSeconds: number;
  locale: Locale;
  /** Whether the caller has the answer with this tag. */
  knows(etag: string): boolean;
  signal: AbortSignal;
}

/** What a poll found: `data` is absent when the caller has it already. */
interface Polled {
  etag: string;
  data: Task | TaskChanges | undefined;
}

/** The tag of a task's answer; hints in it are of one language. */
const tagOf = (taskId: number, rev: number, locale: Locale): string =>
  `W/"${taskId}-${rev}${locale === "en" ? "" : `-${locale}`}"`;

/**
 * Answers a poll of a task: what changed since the caller's revision, waiting for a change if asked to,
 * or all of it when the caller has none or one that never was. A poll that finds nothing new reads one
 * number. Throws TSK10001.
 */
export async function pollTask(db: Database, watcher: TaskWatcher, poll: Poll): Promise<Polled> {
  const { taskId, since, locale } = poll;
  const rev = await currentRev(db, watcher, poll);
  const etag = tagOf(taskId, rev, locale);
  if (poll.knows(etag)) return { etag, data: undefined };
  const data =
    since === undefined || since > rev
      ? await getTask(db, taskId, locale)
      : await getTaskChanges(db, taskId, since, locale);
  return { etag: tagOf(taskId, data.rev, locale), data };
}

async function currentRev(db: Database, watcher: TaskWatcher, poll: Poll): Promise<number> {
  const { taskId, since, waitSeconds, locale, signal } = poll;
  const rev = await getTaskRev(db, taskId);
  const isUpToDate = since === undefined ? poll.knows(tagOf(taskId, rev, locale)) : since === rev;
  if (!isUpToDate || waitSeconds === 0) return rev;
  await watcher.moved(taskId, rev, waitSeconds * 1000, signal);
  return getTaskRev(db, taskId);
}
