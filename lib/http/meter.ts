import type { Passage } from "./passage";
import { type RateHeaders, type RateLimiter, RateRefused } from "./rate-limit";

/** What a probe or a clock asks for is not counted: it must be told also when much else is asked. */
const UNCOUNTED = new Set(["/api/health", "/api/status", "/api/v2/time"]);

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

  /** Throws `RateRefused` when it is one call too many. */
  async count(userName?: string): Promise<void> {
    const { url, remoteAddress } = this.passage;
    if (this.counted || UNCOUNTED.has(url.pathname)) return;
    this.counted = true;
    try {
      this.headers = await this.limiter.count({ userName, remoteAddress });
    } catch (error) {
      if (error instanceof RateRefused) this.headers = error.headers;
      throw error;
    }
  }
}
