import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { diagnoseLog } from "@/lib/drivers/diagnose-log";
import { DriverError } from "@/lib/drivers/error";
import type { ProcessIdentity } from "@/lib/drivers/host";
import { StepFailure } from "@/lib/engine/step";
import type { Target } from "../target";
import { retrying } from "./retrying";
import { controlOf, type OperationRun } from "./step-run";

const EVERY_MS = 1500;
const CONFIRM_AFTER_MS = 300;
const PROBE_MS = 10_000;
const PROBE_TRIES = 3;
const TAIL_LINES = 30;
const CHANGES_ALLOWED = 1;

/** Watches that the observer being waited for stays one and the same living process. */
export class ProcessWatch {
  private readonly run: OperationRun;
  private readonly target: Target;
  private known: string | undefined;
  private changes = 0;
  private nextLook = 0;

  constructor(run: OperationRun, target: Target, facts: Readonly<Record<string, string>>) {
    this.run = run;
    this.target = target;
    const { observer_pid, observer_start_ticks } = facts;
    this.known = observer_pid && `${observer_pid}:${observer_start_ticks}`;
  }

  /**
   * Probes the host, at most every 1.5 s, and throws when the process is gone, with the end of its
   * log, or when it has been replaced twice, which is a crash loop.
   */
  async mustLive(): Promise<void> {
    if (Date.now() < this.nextLook) return;
    const observer = (await this.look()) ?? (await this.lookAgain());
    if (!observer) throw await this.obituary();
    this.compare(observer);
    this.nextLook = Date.now() + EVERY_MS;
  }

  private async obituary(): Promise<StepFailure> {
    const tail = await this.tail();
    const { hint, line } = diagnoseLog(tail);
    const ended = `The observer process of ${this.target.name} has ended`;
    return new StepFailure(line ? `${ended}: ${line}` : ended, { hint, tail });
  }

  private compare(observer: ProcessIdentity): void {
    const seen = `${observer.pid}:${observer.startTicks}`;
    if (this.known !== undefined && this.known !== seen) {
      this.changes += 1;
      this.run.log(`the observer is another process now, pid ${observer.pid}`, "WARN");
      if (this.changes > CHANGES_ALLOWED)
        throw new StepFailure(
          `The observer of ${this.target.name} was replaced ${this.changes} times while it was waited for`,
          { hint: "host.crash-loop" },
        );
    }
    this.known = seen;
  }

  private async lookAgain(): Promise<ProcessIdentity | undefined> {
    await sleep(CONFIRM_AFTER_MS, undefined, { signal: this.run.signal });
    return this.look();
  }

  private async look(): Promise<ProcessIdentity | undefined> {
    const host = this.run.world.host(this.target.hostKind);
    const probe = () => host.probe(this.target.place, controlOf(this.run, PROBE_MS));
    const { observers } = await retrying(this.run, probe, PROBE_TRIES);
    return observers[0];
  }

  /** The end of its log, or nothing when the host does not tell: the death counts more than its words. */
  private async tail(): Promise<string[]> {
    const host = this.run.world.host(this.target.hostKind);
    try {
      return await host.tailLog(this.target.place, TAIL_LINES, controlOf(this.run, PROBE_MS));
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      this.run.log(`the observer's log cannot be read: ${error.message}`, "WARN");
      return [];
    }
  }
}
