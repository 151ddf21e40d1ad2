const MOST_KEYS = 10_000;

/** Lets something happen at most once in a while for each key, in this process. */
export class Sparse {
  private readonly lastMs = new Map<string, number>();
  private readonly everyMs: number;

  constructor(everyMs: number) {
    this.everyMs = everyMs;
  }

  /** Whether it may happen for this key now; then not again for a while. */
  may(key: string, nowMs = Date.now()): boolean {
    if (nowMs - (this.lastMs.get(key) ?? Number.NEGATIVE_INFINITY) < this.everyMs) return false;
    this.lastMs.delete(key);
    this.lastMs.set(key, nowMs);
    const [oldest] = this.lastMs.keys();
    if (this.lastMs.size > MOST_KEYS && oldest !== undefined) this.lastMs.delete(oldest);
    return true;
  }
}
