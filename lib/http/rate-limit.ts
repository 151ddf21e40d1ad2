import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { Failure } from "@/lib/contract/failure";
import type { RateLimit, RateLimits } from "@/lib/process/rate-limits";

/** Who calls: a user by name, else whoever is at an address. */
export interface Caller {
  userName?: string | undefined;
  remoteAddress: string;
}

/** What OCP's three headers say; empty where nothing limits the caller. */
export type RateHeaders = Readonly<Record<string, string>>;

/** Counts calls in this process, and says how many more a caller has. */
export interface RateLimiter {
  /** Counts one call. Throws `RateRefused` when it is one too many; such a call does not count. */
  count(caller: Caller): Promise<RateHeaders>;
}

/** A caller has called too often. Answered 429 with OCP's own body and `Retry-After`. */
export class RateRefused extends Failure {
  readonly headers: RateHeaders;

  constructor({ limit, result }: Count, retryAfterSeconds: number) {
    super("0.rate", [limit.count, limit.seconds, retryAfterSeconds]);
    this.headers = {
      ...headersOf({ limit, result }),
      "retry-after": String(retryAfterSeconds),
    };
  }
}

/** Makes a counter of calls. Windows are fixed: each begins with a caller's first call. */
export function createRateLimiter({ each, named, all }: RateLimits): RateLimiter {
  const ofEach = each.map(toWindow);
  const ofNamed = new Map([...named].map(([name, limits]) => [name, limits.map(toWindow)]));
  const ofAll = all.map(toWindow);

  return {
    async count({ userName, remoteAddress }) {
      const own = (userName !== undefined && ofNamed.get(userName)) || ofEach;
      const key = userName === undefined ? `address ${remoteAddress}` : `user ${userName}`;
      return await countIn([
        ...own.map((window) => ({ window, key })),
        ...ofAll.map((window) => ({ window, key: "all" })),
      ]);
    },
  };
}

interface Window {
  limit: RateLimit;
  limiter: RateLimiterMemory;
}

interface Count {
  limit: RateLimit;
  result: RateLimiterRes;
}

const toWindow = (limit: RateLimit): Window => ({
  limit,
  limiter: new RateLimiterMemory({ points: limit.count, duration: limit.seconds }),
});

async function countIn(places: readonly { window: Window; key: string }[]): Promise<RateHeaders> {
  const counts = await Promise.all(
    places.map(async ({ window: { limit, limiter }, key }): Promise<Count> => {
      // In memory nothing else can fail: what is thrown is the result of one call too many.
      const result = await limiter.consume(key).catch((refused: RateLimiterRes) => refused);
      return { limit, result };
    }),
  );
  const refused = counts.filter(({ limit, result }) => result.consumedPoints > limit.count);
  const longest = refused.sort((a, b) => b.result.msBeforeNext - a.result.msBeforeNext)[0];
  if (longest) {
    await Promise.all(places.map(({ window, key }) => window.limiter.reward(key)));
    throw new RateRefused(longest, secondsOf(longest.result));
  }
  const tightest = counts.sort((a, b) => a.result.remainingPoints - b.result.remainingPoints)[0];
  return tightest ? headersOf(tightest) : {};
}

/** Of the window that is nearest to its end of calls; `RateLimit-Reset` is in seconds. */
const headersOf = ({ limit, result }: Count): RateHeaders => ({
  "ratelimit-limit": String(limit.count),
  "ratelimit-remaining": String(result.remainingPoints),
  "ratelimit-reset": String(secondsOf(result)),
});

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number =>
  Math.max(1, Math.ceil(msBeforeNext / 1000));
