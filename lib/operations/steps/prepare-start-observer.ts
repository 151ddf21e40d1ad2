import "server-only";
import type { ServerRow } from "@/lib/drivers/cluster";
import { DriverError } from "@/lib/drivers/error";
import type { Check } from "@/lib/drivers/host";
import { StepFailure } from "@/lib/engine/step";
import { getTarget, type Target } from "../target";
import { retrying } from "./retrying";
import { controlOf, ServerInput, type ServerRun, type ServerStep } from "./server-step";

/** Looks whether the start can work at all, and notes what the later steps compare with. */
export const prepareStartObserver: ServerStep = {
  id: "prepare-start-observer",
  title: "Prepare start observer",
  timeoutMs: 60_000,
  input: ServerInput,

  async run(run) {
    const target = await getTarget(run.world.db, run.input);
    run.log(`server ${target.name} in zone ${target.endpoint.zone}, home ${target.place.home}`);
    const host = run.world.host(target.hostKind);
    const probe = await retrying(run, () => host.probe(target.place, controlOf(run, 10_000)), 3);
    passChecks(run, host.preflight(target.place, probe));
    const row = await readRow(run, target);
    const observer = probe.observers[0];
    run.log(observer ? `observer already runs, pid ${observer.pid}` : "no observer process runs");
    return {
      ran_before: observer ? `${observer.pid}:${observer.startTicks}` : "",
      start_service_us_before: String(row?.startServiceTimeUs ?? ""),
      stop_time_us_before: String(row?.stopTimeUs ?? ""),
    };
  },
};

function passChecks(run: ServerRun, checks: readonly Check[]): void {
  for (const { id, level, found, need } of checks)
    run.log(`check ${id}: ${found} (needs ${need})`, LOG_LEVEL[level]);
  const blocks = checks.filter(({ level }) => level === "block");
  const [first] = blocks;
  if (!first) return;
  const reasons = blocks.map(({ id, found, need }) => `${id}: ${found}, needs ${need}`);
  throw new StepFailure(`The host is not ready: ${reasons.join("; ")}`, {
    hint: first.hint ?? "step.bug",
  });
}

const LOG_LEVEL = { ok: "INFO", warn: "WARN", block: "ERROR" } as const;

async function readRow(run: ServerRun, target: Target): Promise<ServerRow | undefined> {
  const cluster = await run.world.cluster(target.clusterId);
  let rows: ServerRow[];
  try {
    rows = await cluster.servers(controlOf(run, 15_000), target.endpoint);
  } catch (error) {
    if (!(error instanceof DriverError) || !error.retryable) throw error;
    run.log(
      `no server of the cluster answers SQL (${error.message}); starting all the same`,
      "WARN",
    );
    return undefined;
  }
  const row = rows.find(
    ({ ip, rpcPort }) => ip === target.endpoint.ip && rpcPort === target.endpoint.rpcPort,
  );
  if (!row)
    throw new StepFailure(`The cluster does not list ${target.name}`, { hint: "sql.not-in-list" });
  if (row.status === "DELETING")
    throw new StepFailure(`The cluster is deleting ${target.name}`, { hint: "sql.deleting" });
  if (row.zone !== target.endpoint.zone)
    throw new StepFailure(`The cluster has ${target.name} in zone ${row.zone}`, {
      hint: "sql.zone-mismatch",
    });
  run.log(`the cluster reports it ${row.status}${row.stopTimeUs ? ", service stopped" : ""}`);
  return row;
}
