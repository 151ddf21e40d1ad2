import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ping, ServerRow } from "@/lib/drivers/cluster";
import { DriverError } from "@/lib/drivers/error";
import { StepFailure } from "@/lib/engine/step";
import { getTarget, type Target } from "../target";
import { describeMajority } from "./describe-majority";
import { ProcessWatch } from "./process-watch";
import { controlOf, ServerInput, type ServerRun, type ServerStep } from "./server-step";

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/** A pause is this part of what has been waited already, so that waiting adds a twentieth at most. */
const PAUSE_SHARE = 0.05;
const PING_MS = 5000;

/**
 * Waits until the cluster reports the server ACTIVE with a START_SERVICE_TIME that is not the old
 * process's, and the server itself answers. A row stays ACTIVE for a lease after its process died,
 * so the status alone proves nothing.
 */
export const waitObserverActive: ServerStep = {
  id: "wait-observer-active",
  title: "Wait observer active",
  timeoutMs: 1_800_000,
  input: ServerInput,

  async run(run) {
    const target = await getTarget(run.world.db, run.input);
    const process = new ProcessWatch(run, target);
    const say = sayChanges(run);
    const began = Date.now();
    for (;;) {
      const missing = await whatIsMissing(run, target);
      if (missing === undefined) break;
      say(missing);
      await process.mustLive();
      const pauseMs = (Date.now() - began) * PAUSE_SHARE;
      const bounded = Math.min(Math.max(pauseMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
      await sleep(bounded, undefined, { signal: run.signal });
    }
    run.log("the cluster reports the server ACTIVE and in service");
    return undefined;
  },
};

/** What still keeps the server from being active, or undefined when nothing does. */
async function whatIsMissing(run: ServerRun, target: Target): Promise<string | undefined> {
  const cluster = await run.world.cluster(target.clusterId);
  const ping = await cluster.ping(target.endpoint, controlOf(run, PING_MS));
  if (ping.state === "denied")
    throw new StepFailure(ping.message, {
      hint: "sql.denied",
      ...(ping.errno !== undefined && { errno: ping.errno }),
    });
  if (ping.state === "refused") return "the SQL port is not open yet";

  let rows: ServerRow[];
  try {
    rows = await cluster.servers(controlOf(run, PING_MS), target.endpoint);
  } catch (error) {
    if (!(error instanceof DriverError) || !error.retryable) throw error;
    return `${describePing(ping)}; ${await describeMajority(run, target)}`;
  }
  const lacks = whatRowLacks(run, target, rows);
  if (ping.state === "ready") return lacks;
  return lacks === undefined ? describePing(ping) : `${describePing(ping)}; ${lacks}`;
}

function whatRowLacks(run: ServerRun, target: Target, rows: ServerRow[]): string | undefined {
  const row = rows.find(
    ({ ip, rpcPort }) => ip === target.endpoint.ip && rpcPort === target.endpoint.rpcPort,
  );
  if (!row)
    throw new StepFailure(`The cluster does not list ${target.name}`, { hint: "sql.not-in-list" });
  if (row.status === "DELETING")
    throw new StepFailure(`The cluster is deleting ${target.name}`, { hint: "sql.deleting" });
  if (row.status !== "ACTIVE") return `the cluster reports it ${row.status}`;
  if (row.startServiceTimeUs === undefined) return "ACTIVE, but not in service yet";
  const { ran_before, start_service_us_before, observer_pid, observer_start_ticks } = run.context;
  const sameProcess = ran_before === `${observer_pid}:${observer_start_ticks}`;
  const isOld = String(row.startServiceTimeUs) === start_service_us_before;
  return isOld && !sameProcess ? "the cluster still reports the old process" : undefined;
}

function describePing({ state, errno, message }: Ping): string {
  if (state === "initializing") return `the server is initializing (${errno ?? "no number"})`;
  return state === "ready" ? "the server answers" : message;
}

/** Logs a state once, when it is new; shows it as the step's progress. */
function sayChanges(run: ServerRun) {
  let last: string | undefined;
  return (state: string) => {
    if (state === last) return;
    last = state;
    run.log(`waiting: ${state}`);
    run.progress(state);
  };
}
