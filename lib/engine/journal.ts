import "server-only";
import { log } from "@/lib/process/log";
import { appendLog } from "@/lib/store/append-log";
import type { Database } from "@/lib/store/database";
import { FenceLost, type Owner } from "@/lib/store/fence-lost";
import { showProgress } from "@/lib/store/remember";

/** Writes what a running step says: in order, at most 10 times a second, under its fence. */
export interface Journal {
  /** A finished line, with its newline. */
  add(line: string): void;
  progress(text: string): void;
  /** Waits for the write under way and answers the lines that are not written yet. Nothing is written after it. */
  close(): Promise<string>;
}

const FLUSH_MS = 100;
const PENDING_CHARS = 1_000_000;
const PROGRESS_CHARS = 500;

/** `onFenceLost` is called once, when a write finds that the attempt no longer owns its subtask. */
export function openJournal(db: Database, owner: Owner, onFenceLost: () => void): Journal {
  let pending = "";
  let progressText: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let closed = false;

  const schedule = (): void => {
    if (closed || timer || writing) return;
    timer = setTimeout(() => {
      timer = undefined;
      writing = flush().finally(() => {
        writing = undefined;
        if (pending || progressText !== undefined) schedule();
      });
    }, FLUSH_MS);
  };

  const flush = async (): Promise<void> => {
    const text = pending;
    const shown = progressText;
    pending = "";
    progressText = undefined;
    try {
      if (text) await appendLog(db, owner, text);
      if (shown !== undefined) await showProgress(db, owner, shown);
    } catch (error) {
      if (error instanceof FenceLost) {
        closed = true;
        onFenceLost();
        return;
      }
      log.warn({ err: error, ...owner }, "a step's log could not be written and is kept");
      pending = text + pending;
      progressText ??= shown;
    }
  };

  return {
    add(line) {
      if (pending.length < PENDING_CHARS) pending += line;
      schedule();
    },
    progress(text) {
      progressText = text.slice(0, PROGRESS_CHARS);
      schedule();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await writing;
      return pending;
    },
  };
}
