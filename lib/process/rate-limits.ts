import { z } from "zod";

/** At most `count` calls within `seconds`. */
export interface RateLimit {
  count: number;
  seconds: number;
}

/** How often the API may be called; where a list is empty, as often as one likes. */
export interface RateLimits {
  /** Each caller: a user, or the address of whoever is not known. */
  each: readonly RateLimit[];
  /** Users with limits of their own instead, by name. */
  named: ReadonlyMap<string, readonly RateLimit[]>;
  /** All callers together. */
  all: readonly RateLimit[];
}

/** OCP's windows: 10 s, 1 min, 1 h and 1 day. */
const SECONDS: Record<string, number> = { "10s": 10, "1m": 60, "1h": 3600, "1d": 86_400 };

const LIMIT = /^(?:([A-Za-z][\w.-]*):)?([1-9]\d{0,8})\/(10s|1m|1h|1d)$/;

const SAYS =
  'must be "off", or a list of limits such as 1000/10s,3000/1m,all:9000/10s,some.user:100/10s; windows are 10s, 1m, 1h and 1d';

/** No user can have these names: a name has at least four characters. */
const EACH = "";
const ALL = "all";

/**
 * The setting `OBDECK_RATE_LIMIT`: `off`, or a comma list of `count/window`, which holds for each caller,
 * `all:count/window` for all together, and `name:count/window` for one user instead of the first.
 */
export const RateLimitSetting = z.string().transform((text, context): RateLimits => {
  const lists = new Map<string, RateLimit[]>();
  for (const part of text === "off" ? [] : text.split(",")) {
    const [, who = EACH, count, window = ""] = LIMIT.exec(part.trim()) ?? [];
    const seconds = SECONDS[window];
    if (seconds === undefined) {
      context.addIssue(SAYS);
      return z.NEVER;
    }
    lists.set(who, [...(lists.get(who) ?? []), { count: Number(count), seconds }]);
  }
  const each = lists.get(EACH) ?? [];
  const all = lists.get(ALL) ?? [];
  lists.delete(EACH);
  lists.delete(ALL);
  return { each, all, named: lists };
});
