import type { Fault } from "@/lib/simulator/fault";
import { setFault } from "@/lib/simulator/fault";
import { readFault } from "@/lib/simulator/read-fault";

/** Faults by which an observer ends, or never begins to serve, without anybody's doing. */
const DEADLY: readonly Fault["kind"][] = [
  ...(["exits-at-once", "dies-after-fork", "port-taken", "log-disk-full", "crash-loop"] as const),
];
/** A process that was begun under a fault may still die of it so long after it was healed. */
const LINGERS_MS = 15_000;

/** What the test itself has done to the servers, so that the product is not blamed for it. */
export class Damage {
  private readonly homes: readonly string[];
  private readonly killed = new Set<string>();
  private readonly killedAt: number[];
  private readonly deadlyUntil: number[];

  constructor(homes: readonly string[]) {
    this.homes = homes;
    this.killedAt = homes.map(() => 0);
    this.deadlyUntil = homes.map(() => 0);
  }

  /** Sets what goes wrong with server `index`, or heals it. */
  set(index: number, fault: Parameters<typeof setFault>[1]): void {
    const home = this.homes[index] ?? "";
    if (this.isDeadly(index)) this.deadlyUntil[index] = Date.now() + LINGERS_MS;
    setFault(home, fault);
    if (this.isDeadly(index)) this.deadlyUntil[index] = Number.POSITIVE_INFINITY;
  }

  faultOf(index: number): Fault | undefined {
    return readFault(this.homes[index] ?? "");
  }

  /** Servers that have a fault now. */
  get faulty(): number[] {
    return [...this.homes.keys()].filter((index) => this.faultOf(index) !== undefined);
  }

  /** The test is about to kill this observer. */
  kills(index: number, { pid, startTicks }: { pid: number; startTicks: string }): void {
    this.killed.add(`${pid} ${startTicks}`);
    this.killedAt[index] = Date.now();
  }

  /** Whether the end of this observer of server `index` was the test's doing. */
  explains(index: number, { pid, startTicks }: { pid: number; startTicks: string }): boolean {
    return this.killed.has(`${pid} ${startTicks}`) || this.diesByItself(index);
  }

  /** Whether the test has taken server `index` away since a moment, or might have at any time. */
  tookSince(index: number, timeMs: number): boolean {
    return (this.killedAt[index] ?? 0) >= timeMs || this.diesByItself(index);
  }

  /** Whether the observer of server `index` may end without anybody's doing. */
  diesByItself(index: number): boolean {
    return (this.deadlyUntil[index] ?? 0) > Date.now();
  }

  private isDeadly(index: number): boolean {
    const kind = this.faultOf(index)?.kind;
    return kind !== undefined && DEADLY.includes(kind);
  }
}
