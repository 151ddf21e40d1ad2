import { setTimeout as sleep } from "node:timers/promises";

/** Runs steps that do nothing, or nothing for a while, and times what lies between them. */
export class StepClock {
  /** Milliseconds from the end of a step to the start of the next of its task. */
  readonly gaps: number[] = [];
  private readonly ended = new Map<number, number>();
  private readonly stepMs: number;

  constructor(stepMs: number) {
    this.stepMs = stepMs;
  }

  /** The body of every step; `task` tells the tasks apart. */
  async run(task: number): Promise<void> {
    const last = this.ended.get(task);
    if (last !== undefined) this.gaps.push(performance.now() - last);
    if (this.stepMs > 0) await sleep(this.stepMs);
    this.ended.set(task, performance.now());
  }
}
