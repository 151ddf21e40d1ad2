import "server-only";
import { sql } from "drizzle-orm";
import { DriverError } from "@/lib/drivers/error";
import { log } from "@/lib/process/log";
import type { World } from "../world";
import { look } from "./look";
import { record } from "./record";
import { recordFacts } from "./record-facts";

const TICK_MS = 500;
const CLUSTERS_AT_ONCE = 4;
const LOOK_MS = 20_000;
/** Facts change rarely: they are read at first and then about once a minute. */
const FACTS_EVERY_MS = 60_000;

/**
 * Looks at every cluster each `everyMs` (jittered by a tenth), and soon after a task on it ended.
 * Over all replicas a cluster is looked at by one at a time: the row says when it is due.
 */
export function startObserverLoop(world: World, everyMs: number): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const factsReadMs = new Map<number, number>();

  const tick = async () => {
    const free = CLUSTERS_AT_ONCE - running.size;
    if (free <= 0) return;
    const due = await takeDue(world, everyMs, free);
    if (stopping.signal.aborted) return;
    for (const clusterId of due) {
      const withFacts = Date.now() - (factsReadMs.get(clusterId) ?? 0) > FACTS_EVERY_MS;
      const work = observe(world, clusterId, stopping.signal, withFacts)
        .then((read) => void (read && factsReadMs.set(clusterId, Date.now())))
        .catch((error) => void (stopping.signal.aborted || report(clusterId, error)))
        .then(() => void running.delete(work));
      running.add(work);
    }
  };
  let ticking: Promise<void> | undefined;
  const timer = setInterval(() => {
    ticking ??= tick()
      .catch(
        (error) => void (stopping.signal.aborted || log.error({ err: error }, "observer loop")),
      )
      .finally(() => {
        ticking = undefined;
      });
  }, TICK_MS);

  return {
    async stop() {
      clearInterval(timer);
      stopping.abort(new Error("The console is stopping"));
      await ticking;
      await Promise.all(running);
    },
  };
}

/** A cluster may go down between two questions; anything else is a fault of ours. */
function report(clusterId: number, error: unknown): void {
  if (error instanceof DriverError) log.warn({ clusterId, reason: error.message }, "observe");
  else log.error({ err: error, clusterId }, "observe");
}

async function takeDue(world: World, everyMs: number, most: number): Promise<number[]> {
  const jittered = sql`now() + ${everyMs} * (0.95 + random() / 10) * interval '1 millisecond'`;
  const { rows } = await world.db.execute<{ id: number }>(sql`
    UPDATE cluster SET next_observation_time = ${jittered}
     WHERE id IN (SELECT id FROM cluster c
                   WHERE registered AND (next_observation_time <= now()
                      OR EXISTS (SELECT 1 FROM task t
                                  WHERE t.cluster_id = c.id AND t.finish_time > c.observed_time
                                    AND c.next_observation_time < now() + ${everyMs} * interval '0.9 millisecond'))
                   ORDER BY next_observation_time LIMIT ${most}
                     FOR UPDATE SKIP LOCKED)
    RETURNING id`);
  return rows.map(({ id }) => id);
}

/** Looks at one cluster, within bounds; answers whether its facts were read too. */
async function observe(
  world: World,
  clusterId: number,
  stop: AbortSignal,
  withFacts: boolean,
): Promise<boolean> {
  const bound = new AbortController();
  const abort = () => bound.abort(stop.reason);
  stop.addEventListener("abort", abort, { once: true });
  const control = { signal: bound.signal, deadline: Date.now() + LOOK_MS };
  try {
    const observation = await look(world, clusterId, control);
    await record(world.db, observation);
    if (!withFacts || observation.error !== undefined) return false;
    const cluster = await world.cluster(clusterId);
    await recordFacts(world.db, clusterId, await cluster.facts(control));
    return true;
  } finally {
    stop.removeEventListener("abort", abort);
  }
}
