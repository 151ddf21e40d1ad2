import "server-only";
import { inArray } from "drizzle-orm";
import { log } from "@/lib/process/log";
import type { Database } from "@/lib/store/database";
import { task } from "@/lib/store/task-tables";

const LOOK_EVERY_MS = 100;
/** More than this many are answered at once, so that holders cannot use up a process. */
const MOST_WAITERS = 1000;

interface Waiter {
  taskId: number;
  since: number;
  wake(): void;
}

/** Lets requests wait until a task moves on. One for a process. */
export interface TaskWatcher {
  /**
   * Resolves when the task's revision is no longer `since`, after `waitMs`, when the caller has gone,
   * when the watcher closes, or at once when too many wait.
   */
  moved(taskId: number, since: number, waitMs: number, signal: AbortSignal): Promise<void>;
  /** How many wait now. */
  readonly waiting: number;
  /** Lets everyone go, now and from now on. */
  close(): void;
}

/**
 * Makes the watcher: every 100 ms, while anyone waits, it asks in one query for the revisions of all the
 * tasks that are waited for.
 */
export function createTaskWatcher(db: Database): TaskWatcher {
  const waiters = new Set<Waiter>();
  let looking = false;
  let closed = false;

  async function look(): Promise<void> {
    const ids = [...new Set([...waiters].map(({ taskId }) => taskId))];
    const rows = await db
      .select({ id: task.id, rev: task.rev })
      .from(task)
      .where(inArray(task.id, ids));
    const revs = new Map(rows.map(({ id, rev }) => [id, rev]));
    for (const waiter of waiters) if (revs.get(waiter.taskId) !== waiter.since) waiter.wake();
  }

  async function lookWhileWaitedFor(): Promise<void> {
    if (looking) return;
    looking = true;
    while (waiters.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (waiters.size > 0) await look().catch(releaseAll);
    }
    looking = false;
  }

  function releaseAll(error?: unknown): void {
    if (error) log.warn({ err: error }, "could not look whether tasks moved on");
    for (const waiter of waiters) waiter.wake();
  }

  return {
    moved(taskId, since, waitMs, signal) {
      if (closed || signal.aborted || waiters.size >= MOST_WAITERS) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
          waiters.delete(waiter);
          resolve();
        };
        const waiter = { taskId, since, wake };
        const timer = setTimeout(wake, waitMs);
        signal.addEventListener("abort", wake);
        waiters.add(waiter);
        void lookWhileWaitedFor();
      });
    },
    get waiting() {
      return waiters.size;
    },
    close() {
      closed = true;
      releaseAll();
    },
  };
}
