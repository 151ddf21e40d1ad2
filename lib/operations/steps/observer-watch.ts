import "server-only";
import type { Ping, ServerRow } from "@/lib/drivers/cluster";
import { StepFailure } from "@/lib/engine/step";
import type { Target } from "../target";
import { requireRow } from "./find-row";
import { ProcessWatch } from "./process-watch";
import { controlOf, type OperationRun } from "./step-run";

const PING_MS = 5000;

/** One server that is waited for: what it still lacks, and that its process lives. */
export class ObserverWatch {
  readonly target: Target;
  private readonly run: OperationRun;
  private readonly facts: Readonly<Record<string, string>>;
  private readonly process: ProcessWatch;

  /** `facts` are what earlier steps left about this server. */
  constructor(run: OperationRun, target: Target, facts: Readonly<Record<string, string>>) {
    this.run = run;
    this.target = target;
    this.facts = facts;
    this.process = new ProcessWatch(run, target, facts);
  }

  /** Throws when the process has ended or is replaced again and again. */
  mustLive(): Promise<void> {
    return this.process.mustLive();
  }

  /**
   * What keeps it from being active, or undefined when nothing does. `rows` are undefined while no server of the
   * cluster answers SQL, for the reason `silence`.
   */
  async whatIsMissing(
    rows: readonly ServerRow[] | undefined,
    silence: string,
  ): Promise<string | undefined> {
    const cluster = await this.run.world.cluster(this.target.clusterId);
    const ping = await cluster.ping(this.target.endpoint, controlOf(this.run, PING_MS));
    if (ping.state === "denied")
      throw new StepFailure(ping.message, {
        hint: "sql.denied",
        ...(ping.errno !== undefined && { errno: ping.errno }),
      });
    if (ping.state === "refused") return "the SQL port is not open yet";
    if (!rows) return `${describePing(ping)}; ${silence}`;
    const lacks = this.whatRowLacks(requireRow(this.target, rows));
    if (ping.state === "ready") return lacks;
    return lacks === undefined ? describePing(ping) : `${describePing(ping)}; ${lacks}`;
  }

  private whatRowLacks(row: ServerRow): string | undefined {
    if (row.status !== "ACTIVE") return `the cluster reports it ${row.status}`;
    if (row.startServiceTimeUs === undefined) return "ACTIVE, but not in service yet";
    const { ran_before, start_service_us_before, observer_pid, observer_start_ticks } = this.facts;
    const sameProcess = ran_before === `${observer_pid}:${observer_start_ticks}`;
    const isOld = String(row.startServiceTimeUs) === start_service_us_before;
    return isOld && !sameProcess ? "the cluster still reports the old process" : undefined;
  }
}

function describePing({ state, errno, message }: Ping): string {
  if (state === "initializing") return `the server is initializing (${errno ?? "no number"})`;
  return state === "ready" ? "the server answers" : message;
}
