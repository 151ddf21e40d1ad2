import type { Passage } from "./passage";
import { type RateHeaders, type RateLimiter, RateRefused } from "./rate-limit";

/** Counts one call, and only once: as its user's, or as its address's where nobody is known. */
export class Meter {
  /** What the answer says of the caller's limits. */
  headers: RateHeaders = {};
  private readonly limiter: RateLimiter;
  private readonly passage: Passage;
  private counted = false;

  constructor(limiter: RateLimiter, passage: Passage) {
    this.limiter = limiter;
    this.passage = passage;
  }

  /** Leaves this call out of the count. */
  spare(): void {
    this.counted = true;
  }

  /** Throws `RateRefused` when it is one call too many. */
  async count(userName?: string): Promise<void> {
    const { remoteAddress } = this.passage;
    if (this.counted) return;
    this.counted = true;
    try {
      this.headers = await this.limiter.count({ userName, remoteAddress });
    } catch (error) {
      if (error instanceof RateRefused) this.headers = error.headers;
      throw error;
    }
  }
}
