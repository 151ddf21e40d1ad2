import "server-only";
import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { z } from "zod";
import { log } from "@/lib/process/log";

/** Hands out hints: each names a subtask that may be READY. */
export interface Dispatcher {
  /** Under which name it locks hints. */
  workerId: string;
  /** Resolves when it ended by itself, which it does when it cannot reach the database. */
  ended: Promise<void>;
  /** Takes no further hints and waits for the handlers that run. */
  stop(): Promise<void>;
}

const Hint = z.object({ id: z.int() });

/** Hints come by NOTIFY; this is for the one that got lost. */
const POLL_MS = 10_000;

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.warn({ dispatcher: message }, "the dispatcher reports an error");
  else log.debug({ dispatcher: message }, "dispatcher");
});

/** Takes hints from the database, `slots` at a time. `handle` never rejects. */
export async function startDispatcher(options: {
  pool: Pool;
  slots: number;
  handle: (subtaskId: number) => Promise<void>;
}): Promise<Dispatcher> {
  const events: WorkerEvents = new EventEmitter();
  let workerId = "";
  events.on("pool:create", ({ workerPool }) => {
    workerId = workerPool.id;
  });
  const runner = await run({
    pgPool: options.pool,
    concurrency: options.slots,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    parsedCronItems: [],
    logger,
    events,
    taskList: {
      subtask: (payload) => options.handle(Hint.parse(payload).id),
    },
  });
  return {
    workerId,
    ended: runner.promise.catch((error) => {
      log.warn({ err: error }, "the dispatcher ended");
    }),
    stop: () => runner.stop().catch(() => undefined),
  };
}
