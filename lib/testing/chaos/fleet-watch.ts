import { setTimeout as sleep } from "node:timers/promises";
import { type ClusterState, readClusterState } from "@/lib/simulator/cluster-state";
import { isMajority } from "@/lib/simulator/log-streams";
import { isRunning, type ProcessId } from "@/lib/simulator/process-table";
import { readStarts } from "@/lib/simulator/starts";
import { timingAt } from "@/lib/simulator/timing";
import { checkRows } from "./check-rows";
import { type Ending, findEnding } from "./find-ending";
import type { ChaosRig } from "./rig";
import { SPEED } from "./rig";

const EVERY_MS = 100;
/** Rows are looked at once in so many looks at the fleet. */
const ROWS_EVERY = 10;
/** A server that died so long before it was decided on still looked alive then: the lease, and some. */
const LOOKED_ALIVE_MS = 3000;
/** What a console that was killed had begun may end so long after its attempt was closed. */
const LATE_MS = 30_000;

/** Watches, beside everything that is done, what must never be. */
export class FleetWatch {
  /** How many observers the product has ended. */
  ended = 0;
  /** How often rows were looked at. */
  looks = 0;
  private readonly rig: ChaosRig;
  private running: (ProcessId | undefined)[];
  /** When each server was last seen to answer. */
  private readonly answeredMs = new Map<number, number>();
  private failure: unknown;
  private isStopped = false;
  private readonly work: Promise<void>;

  constructor(rig: ChaosRig) {
    this.rig = rig;
    this.running = rig.homes.map(() => undefined);
    this.work = this.watch();
  }

  /** Throws what was found to be wrong. */
  mustBeWell(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.work;
    this.mustBeWell();
  }

  private async watch(): Promise<void> {
    for (let turn = 0; !this.isStopped && this.failure === undefined; turn += 1) {
      try {
        await this.lookAtFleet();
        if (turn % ROWS_EVERY === 0) {
          await checkRows(this.rig.db);
          this.looks += 1;
        }
      } catch (error) {
        this.failure = error;
      }
      await sleep(EVERY_MS);
    }
  }

  private async lookAtFleet(): Promise<void> {
    const { homes, directory, damage } = this.rig;
    const now = homes.map((home) => {
      const { starts } = readStarts(home);
      const beside = starts.find(({ alongside }) => alongside.length > 0);
      if (beside)
        throw new Error(
          `An observer of ${home} was started beside a living one: ${JSON.stringify(beside)}`,
        );
      const last = starts.at(-1);
      return last && isRunning(last) ? last : undefined;
    });
    const state = readClusterState(directory, timingAt(SPEED));
    const fallen = [...homes.keys()].flatMap((index) => {
      const before = this.running[index];
      const isGone = before !== undefined && !isRunning(before);
      return isGone && !damage.explains(index, before) ? [{ index, before }] : [];
    });
    for (const { index, before } of fallen) await this.judgeEnd(index, before, state);
    this.running = now;
    for (const { id, answers } of state.servers) if (answers) this.answeredMs.set(id, Date.now());
  }

  /** An observer has ended that the test did not end. */
  private async judgeEnd(index: number, process: ProcessId, state: ClusterState): Promise<void> {
    const home = this.rig.homes[index] ?? "";
    const ended = readStarts(home).starts.find(
      ({ pid, startTicks }) => pid === process.pid && startTicks === process.startTicks,
    );
    const endMs = ended?.endMs ?? Date.now();
    const ending = await findEnding(this.rig.db, index);
    if (!ending || ending.closedMs + LATE_MS < endMs)
      throw new Error(
        `The observer of ${home} ended, and no step was ending it: ${JSON.stringify({ ended, ending })}`,
      );
    this.ended += 1;
    this.rig.tally.tell(`observer ${index + 1} was ended by task ${ending.taskId}`);
    if (ending.wholeCluster) return;
    this.mustHaveKept(index, ending, state);
  }

  /** Every log stream of the server that was taken down must have been able to do without it. */
  private mustHaveKept(index: number, { taskId, beganMs }: Ending, state: ClusterState): void {
    const id = index + 1;
    const lookedMs = beganMs - LOOKED_ALIVE_MS;
    for (const stream of state.streams) {
      if (!stream.members.some((member) => member.id === id)) continue;
      const left = stream.members.filter(
        (member) =>
          member.id !== id &&
          (member.answers ||
            (this.answeredMs.get(member.id) ?? 0) >= lookedMs ||
            this.rig.damage.tookSince(member.id - 1, lookedMs)),
      );
      if (isMajority(left.length, stream)) continue;
      const others = stream.members.map(
        (member) => `${member.id} ${member.answers ? "answers" : "does not answer"}`,
      );
      throw new Error(
        `Task ${taskId} took server ${id} down although log stream ${stream.tenantId}:${stream.lsId} ` +
          `had no majority without it: ${others.join(", ")}`,
      );
    }
  }
}
