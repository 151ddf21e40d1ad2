import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/process/log";
import type { Database } from "@/lib/store/database";
import { installationId } from "@/lib/store/replica";
import type { Step } from "./step";
import { type EngineSetup, startTerm, type Term } from "./term";

/** Runs subtasks in this process. */
export interface Engine {
  /** Whether it holds its database session and takes subtasks. */
  readonly healthy: boolean;
  /** Takes no further subtasks, hands the running ones over to the next console, and ends within seconds. */
  stop(): Promise<void>;
}

const AGAIN_MS = 250;

/**
 * Starts running the subtasks of every task in the database, `slots` at a time, beside any number of
 * other consoles. When its database session is lost, all its steps end at once and it goes on as a new
 * replica as soon as the database answers.
 */
export async function startEngine<World>(options: {
  db: Database;
  world: World;
  steps: readonly Step<unknown, World>[];
  slots: number;
  leaseMs: number;
  replicaName: string;
}): Promise<Engine> {
  const { db, world, slots, leaseMs, replicaName } = options;
  const setup: EngineSetup<World> = {
    ...{ db, world, slots, leaseMs, replicaName },
    steps: new Map(options.steps.map((step) => [step.id, step])),
    installationId: await installationId(db),
  };
  const terms = await superviseTerms(setup);
  return {
    get healthy() {
      return terms.current()?.isLive() ?? false;
    },
    stop: terms.stop,
  };
}

/** Keeps one term after the other. The first one must start; a later one is tried until it does. */
async function superviseTerms<World>(setup: EngineSetup<World>) {
  const stopping = new AbortController();
  const stopped = new Promise<undefined>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  let term: Term | undefined = await startTerm(setup);

  const renew = async (ended: Term, reason: string | undefined): Promise<void> => {
    log.warn({ replica: ended.replicaId, reason }, "the engine ends its steps and starts anew");
    term = undefined;
    await ended.stop("lost");
    while (!term && !stopping.signal.aborted) {
      term = await startTerm(setup).catch((error) => {
        log.warn({ err: error }, "the engine cannot start yet");
        return undefined;
      });
      if (!term) await Promise.race([sleep(AGAIN_MS), stopped]);
    }
  };
  const supervising = (async () => {
    while (term && !stopping.signal.aborted) {
      const reason = await Promise.race([term.over, stopped]);
      if (!stopping.signal.aborted) await renew(term, reason);
    }
  })();

  return {
    current: () => (stopping.signal.aborted ? undefined : term),
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await supervising;
      await term?.stop("shutdown");
    },
  };
}
