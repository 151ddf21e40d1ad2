import "server-only";
import { log } from "@/lib/process/log";
import { type ClaimedSubtask, claimSubtasks } from "@/lib/store/claim-subtask";
import { type Database, urlOf } from "@/lib/store/database";
import type { Owner } from "@/lib/store/fence-lost";
import { findCanceled } from "@/lib/store/find-canceled";
import { finishSubtasks, type Outcome } from "@/lib/store/finish-subtask";
import { nameWorker } from "@/lib/store/replica";
import { hintSubtasks, sweepHints } from "@/lib/store/sweep";
import type { AbortCause } from "./abort";
import { type Attempt, startAttempt } from "./attempt";
import { batch } from "./batch";
import { type Dispatcher, startDispatcher } from "./dispatcher";
import { giveBackUnheld } from "./give-back";
import { openSession, type Session } from "./liveness";
import { startLoop } from "./loop";
import type { Step } from "./step";
import { watchReplicas } from "./take-over";
import { waitAtMost } from "./wait-at-most";

/** What an engine runs with, the same for all its terms. */
export interface EngineSetup<World> {
  db: Database;
  world: World;
  steps: ReadonlyMap<string, Step<unknown, World>>;
  slots: number;
  leaseMs: number;
  replicaName: string;
  installationId: string;
}

/** The time from taking a replica's lock until it is lost or given up. */
export interface Term {
  replicaId: number;
  isLive(): boolean;
  /** Resolves when the term is over although nobody stopped it. */
  over: Promise<string>;
  /** `shutdown` hands the running steps over in order; `lost` only ends them. */
  stop(cause: "shutdown" | "lost"): Promise<void>;
}

const LOOK_MS = 400;
const SWEEP_MS = 2000;
const FINISH_AGAIN_MS = 200;
/** A lost term is not waited for: nothing that it still does can be written. */
const STOP_MS = { shutdown: 5000, lost: 300 };

/** Registers as a new replica, takes over the ones that are gone and then runs subtasks. */
export async function startTerm<World>(setup: EngineSetup<World>): Promise<Term> {
  const { db, leaseMs, replicaName } = setup;
  const session = await openSession({ url: urlOf(db), name: replicaName, leaseMs });
  const look = watchReplicas(db, session.replicaId);
  const runner = subtaskRunner(setup, session);
  let dispatcher: Dispatcher | undefined;
  try {
    await look();
    await sweepHints(db);
    const started = await startDispatcher({
      url: urlOf(db),
      slots: setup.slots,
      handle: runner.handle,
    });
    dispatcher = started;
    await nameWorker(db, session.replicaId, started.workerId);
    const loops = [
      startLoop("take over", LOOK_MS, look),
      startLoop("cancel", LOOK_MS, async () => {
        for (const id of await findCanceled(db, session.replicaId)) runner.abort(id, "canceled");
      }),
      startLoop("sweep", SWEEP_MS, async () => {
        await sweepHints(db);
        await giveBackUnheld(db, session.replicaId, runner.isHeld);
      }),
    ];
    return {
      replicaId: session.replicaId,
      isLive: session.isLive,
      over: Promise.race([session.lost, started.ended.then(() => "the dispatcher ended")]),
      async stop(cause) {
        const handedOver = started.stop();
        runner.abortAll(cause);
        await waitAtMost(
          STOP_MS[cause],
          Promise.all([handedOver, ...loops.map((loop) => loop.stop())]),
        );
        await waitAtMost(STOP_MS[cause], session.close());
      },
    };
  } catch (error) {
    runner.abortAll("lost");
    await dispatcher?.stop();
    await session.close();
    throw error;
  }
}

/** Claims, runs and finishes subtasks for one term. */
function subtaskRunner<World>(setup: EngineSetup<World>, session: Session) {
  const { db, replicaName } = setup;
  const claiming = new Set<number>();
  const running = new Map<number, Attempt>();
  let ending: AbortCause | undefined;
  const surroundings = { ...setup, executor: replicaName, isLive: session.isLive };

  const claim = batch<number, ClaimedSubtask | null>(async (ids) => {
    const claimed = await claimSubtasks(db, { id: session.replicaId, name: replicaName }, ids);
    const byId = new Map(claimed.map((one) => [one.subtaskId, one]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  const finish = batch<Outcome, boolean>(async (outcomes) => {
    const ended = await finishSubtasks(db, outcomes);
    return outcomes.map(({ attemptId }) => ended.has(attemptId));
  });

  /** A step that ended is finished as long as this replica lives: a lost answer would run it again. */
  async function finishSurely(outcome: Outcome): Promise<void> {
    while (session.isLive()) {
      try {
        if (!(await finish(outcome)))
          log.warn({ attempt: outcome.attemptId }, "a late end of a step was refused");
        return;
      } catch (error) {
        log.warn(
          { err: error, attempt: outcome.attemptId },
          "the end of a step is not written yet",
        );
        await new Promise((resolve) => setTimeout(resolve, FINISH_AGAIN_MS));
      }
    }
  }

  async function run(subtaskId: number): Promise<void> {
    if (ending) return await hintSubtasks(db, [subtaskId]);
    claiming.add(subtaskId);
    const claimed = await claim(subtaskId).finally(() => claiming.delete(subtaskId));
    if (!claimed) return;
    const attempt = startAttempt(claimed, surroundings);
    running.set(claimed.attemptId, attempt);
    if (ending) attempt.abort(ending);
    const outcome = await attempt.outcome;
    if (outcome) await finishSurely(outcome);
    running.delete(claimed.attemptId);
  }

  return {
    handle: (subtaskId: number) =>
      run(subtaskId).catch((error) => {
        // The sweep tells of the subtask again if it is still READY.
        if (session.isLive()) log.warn({ err: error, subtaskId }, "a subtask could not be claimed");
      }),
    isHeld: ({ subtaskId, attemptId }: Owner) => claiming.has(subtaskId) || running.has(attemptId),
    abort: (attemptId: number, cause: AbortCause) => running.get(attemptId)?.abort(cause),
    abortAll(cause: AbortCause) {
      ending = cause;
      for (const attempt of running.values()) attempt.abort(cause);
    },
  };
}
