/** Counts failures by key in this process, and says for how long a key has to wait. */
export class FailureCounter {
  private readonly counts = new Map<string, { failures: number; until: number }>();
  private readonly limit: number;
  private readonly lockMs: number;

  /** `limit` failures within `lockMs` lock a key for `lockMs`. */
  constructor(limit: number, lockMs: number) {
    this.limit = limit;
    this.lockMs = lockMs;
  }

  /** Milliseconds until the key may try again; 0 when it may now. */
  waitMs(key: string, now = Date.now()): number {
    const count = this.counts.get(key);
    return count && count.failures >= this.limit ? Math.max(0, count.until - now) : 0;
  }

  failed(key: string, now = Date.now()): void {
    const count = this.counts.get(key);
    const failures = count && count.until > now ? count.failures + 1 : 1;
    this.counts.delete(key);
    this.counts.set(key, { failures, until: now + this.lockMs });
    if (this.counts.size > MOST_KEYS) this.forgetOldest();
  }

  succeeded(key: string): void {
    this.counts.delete(key);
  }

  private forgetOldest(): void {
    const [oldest] = this.counts.keys();
    if (oldest !== undefined) this.counts.delete(oldest);
  }
}

const MOST_KEYS = 10_000;
