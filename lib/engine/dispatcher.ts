import "server-only";
import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { z } from "zod";
import { log } from "@/lib/process/log";
import { connectionOptions } from "@/lib/store/database";

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
const CONNECTIONS = 4;

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.warn({ dispatcher: message }, "the dispatcher reports an error");
  else log.debug({ dispatcher: message }, "dispatcher");
});

/** Takes hints from the database, `slots` at a time. `handle` never rejects. */
export async function startDispatcher(options: {
  url: string;
  slots: number;
  handle: (subtaskId: number) => Promise<void>;
}): Promise<Dispatcher> {
  const events: WorkerEvents = new EventEmitter();
  let workerId = "";
  events.on("pool:create", ({ workerPool }) => {
    workerId = workerPool.id;
  });
  const pool = openPool(options.url);
  const runner = await run({
    pgPool: pool,
    concurrency: options.slots,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    parsedCronItems: [],
    logger,
    events,
    // Without a batch the package leaves a failed removal of a hint unhandled, which ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: {
      subtask: (payload) => options.handle(Hint.parse(payload).id),
    },
  }).catch(async (error) => {
    await pool.end();
    throw error;
  });
  return {
    workerId,
    ended: runner.promise.catch((error) => {
      log.warn({ err: error }, "the dispatcher ended");
    }),
    async stop() {
      await runner.stop().catch(() => undefined);
      await pool.end();
    },
  };
}

/** Locks on hints need not survive a crash of the database: a hint that comes twice is harmless. */
function openPool(url: string): Pool {
  const pool = new Pool({
    ...connectionOptions(url, { synchronous_commit: "off" }),
    max: CONNECTIONS,
  });
  pool.on("error", (error) =>
    log.warn({ reason: error.message }, "a dispatcher's connection was lost"),
  );
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
