import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerRow } from "@/lib/drivers/cluster";
import { DriverError } from "@/lib/drivers/error";
import type { Target } from "../target";
import { describeMajority } from "./describe-majority";
import { ObserverWatch } from "./observer-watch";
import { sayChanges } from "./say-changes";
import { controlOf, type OperationRun, type OperationStep, stepOf, targetsOf } from "./step-run";

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/** A pause is this part of what has been waited already, so that waiting adds a twentieth at most. */
const PAUSE_SHARE = 0.05;
const READ_MS = 5000;
const LOOKS_AT_ONCE = 8;

/**
 * Waits until the cluster reports a server, or each of several, ACTIVE with a START_SERVICE_TIME that is not the old
 * process's, and the server itself answers. A row stays ACTIVE for a lease after its process died, so
 * the status alone proves nothing.
 */
export const waitObserverActive = waitObservers("wait-observer-active");
/** The same for every server of a cluster, which serves again only when a majority of its zones is there. */
export const waitObserverAccessible = waitObservers("wait-observer-accessible");

function waitObservers(id: "wait-observer-active" | "wait-observer-accessible"): OperationStep {
  return {
    ...stepOf(id),
    async run(run) {
      await waitForObservers(run, await targetsOf(run));
      return undefined;
    },
  };
}

/** Waits for these servers; throws when a process has ended, or is replaced again and again. */
export async function waitForObservers(
  run: OperationRun,
  targets: readonly Target[],
): Promise<void> {
  const watches = await Promise.all(
    targets.map(async (target) => {
      const facts = await run.factsOf(target.serverId);
      return new ObserverWatch(run, target, facts);
    }),
  );
  const say = sayChanges(run);
  const began = Date.now();
  let waiting = watches;
  for (;;) {
    const { missing, silence } = await lookAt(run, waiting);
    waiting = waiting.filter((watch) => missing.has(watch));
    if (waiting.length === 0) break;
    say(describe(targets.length, waiting, missing, silence));
    await eachOf(waiting, (watch) => watch.mustLive());
    const pauseMs = (Date.now() - began) * PAUSE_SHARE;
    const bounded = Math.min(Math.max(pauseMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    await sleep(bounded, undefined, { signal: run.signal });
  }
  const what = targets.length === 1 ? "the server" : `all ${targets.length} servers`;
  run.log(`the cluster reports ${what} ACTIVE and in service`);
}

function describe(
  total: number,
  waiting: readonly ObserverWatch[],
  missing: ReadonlyMap<ObserverWatch, string>,
  silence: string | undefined,
): string {
  const [first] = waiting;
  const reason = (first && missing.get(first)) ?? "";
  if (total === 1 || !first) return reason;
  const why = silence ?? `${first.target.name}: ${reason}`;
  return `${total - waiting.length} of ${total} servers active; ${why}`;
}

/** What still keeps each server from being active; one that is has no entry. `silence` is why none answers SQL. */
async function lookAt(
  run: OperationRun,
  watches: readonly ObserverWatch[],
): Promise<{ missing: ReadonlyMap<ObserverWatch, string>; silence: string | undefined }> {
  const missing = new Map<ObserverWatch, string>();
  const [first] = watches;
  if (!first) return { missing, silence: undefined };
  const rows = await readRows(run, first.target);
  const silence = rows ? undefined : await describeMajority(run, first.target);
  await eachOf(watches, async (watch) => {
    const reason = await watch.whatIsMissing(rows, silence ?? "");
    if (reason !== undefined) missing.set(watch, reason);
  });
  return { missing, silence };
}

async function readRows(run: OperationRun, target: Target): Promise<ServerRow[] | undefined> {
  const cluster = await run.world.cluster(target.clusterId);
  try {
    return await cluster.servers(controlOf(run, READ_MS), target.endpoint);
  } catch (error) {
    if (!(error instanceof DriverError) || !error.retryable) throw error;
    return undefined;
  }
}

async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(LOOKS_AT_ONCE, left.length) }, worker));
}
