import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RateLimitSetting } from "@/lib/process/rate-limits";
import { type Caller, createRateLimiter, RateRefused } from "./rate-limit";

const ALICE = { userName: "alice", remoteAddress: "10.0.0.1" };
const BOB = { userName: "bob.one", remoteAddress: "10.0.0.1" };
const STRANGER = { remoteAddress: "10.0.0.1" };

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function limiterOf(setting: string) {
  const limiter = createRateLimiter(RateLimitSetting.parse(setting));
  const times = async (count: number, caller: Caller = ALICE) => {
    for (let call = 0; call < count; call += 1) await limiter.count(caller);
  };
  const refusal = async (caller: Caller = ALICE): Promise<RateRefused> => {
    const thrown = await limiter.count(caller).catch((error: unknown) => error);
    if (thrown instanceof RateRefused) return thrown;
    throw new Error("The call was not refused");
  };
  return { limiter, times, refusal };
}

test("a caller is told the limit, how many calls are left, and in how many seconds it begins anew", async () => {
  const { limiter } = limiterOf("3/10s");
  expect(await limiter.count(ALICE)).toEqual({
    "ratelimit-limit": "3",
    "ratelimit-remaining": "2",
    "ratelimit-reset": "10",
  });
  vi.advanceTimersByTime(6500);
  expect(await limiter.count(ALICE)).toMatchObject({
    "ratelimit-remaining": "1",
    "ratelimit-reset": "4",
  });
});

test("one call too many is refused until the window has passed", async () => {
  const { limiter, times, refusal } = limiterOf("3/10s");
  await times(3);
  vi.advanceTimersByTime(2000);
  const { status, headers, message } = await refusal();
  expect(status).toBe(429);
  expect(headers).toEqual({
    "ratelimit-limit": "3",
    "ratelimit-remaining": "0",
    "ratelimit-reset": "8",
    "retry-after": "8",
  });
  expect(message).toContain("8 seconds");
  vi.advanceTimersByTime(8000);
  expect(await limiter.count(ALICE)).toMatchObject({ "ratelimit-remaining": "2" });
});

test("the headers are of the window with the fewest calls left", async () => {
  const { limiter, times } = limiterOf("5/10s,7/1m");
  await times(4);
  expect(await limiter.count(ALICE)).toMatchObject({ "ratelimit-limit": "5" });
  vi.advanceTimersByTime(10_000);
  expect(await limiter.count(ALICE)).toEqual({
    "ratelimit-limit": "7",
    "ratelimit-remaining": "1",
    "ratelimit-reset": "50",
  });
});

test("of several windows that refuse, the longest says when to come back", async () => {
  const { times, refusal } = limiterOf("2/10s,2/1h");
  await times(2);
  expect((await refusal()).headers["retry-after"]).toBe("3600");
});

test("calls that were refused do not use up another window", async () => {
  const { limiter, times, refusal } = limiterOf("2/10s,5/1d");
  await times(2);
  for (let call = 0; call < 20; call += 1) await refusal();
  vi.advanceTimersByTime(10_000);
  expect(await limiter.count(ALICE)).toMatchObject({ "ratelimit-remaining": "1" });
});

test("users are counted by name, whoever is not known by address", async () => {
  const { limiter, times, refusal } = limiterOf("2/10s");
  await times(2, ALICE);
  await times(2, STRANGER);
  expect(await limiter.count(BOB)).toMatchObject({ "ratelimit-remaining": "1" });
  expect(await limiter.count({ remoteAddress: "10.0.0.2" })).toMatchObject({
    "ratelimit-remaining": "1",
  });
  await refusal(ALICE);
  await refusal({ ...ALICE, remoteAddress: "10.0.0.9" });
  await refusal(STRANGER);
});

test("nobody is counted as the user whose name is their address", async () => {
  const { limiter, times } = limiterOf("1/10s");
  await times(1, { userName: "10.0.0.1", remoteAddress: "::1" });
  expect(await limiter.count(STRANGER)).toMatchObject({ "ratelimit-remaining": "0" });
});

test("a user may have limits of their own, more or fewer than others", async () => {
  const { limiter, times, refusal } = limiterOf("2/10s,alice:4/10s,bob.one:1/10s");
  await times(3, ALICE);
  await times(1, BOB);
  expect(await limiter.count(ALICE)).toMatchObject({ "ratelimit-limit": "4" });
  await refusal(ALICE);
  await refusal(BOB);
});

test("all together may have a limit", async () => {
  const { times, refusal } = limiterOf("100/10s,all:3/10s");
  await times(2, ALICE);
  await times(1, BOB);
  expect((await refusal(STRANGER)).headers["ratelimit-limit"]).toBe("3");
});

test("calls at the same moment are counted each", async () => {
  const { limiter } = limiterOf("10/10s");
  const ended = await Promise.allSettled(Array.from({ length: 30 }, () => limiter.count(ALICE)));
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
});

test("without limits there is nothing to be told", async () => {
  const { limiter, times } = limiterOf("off");
  await times(5000);
  expect(await limiter.count(ALICE)).toEqual({});
});

test("the refusal is in both languages", async () => {
  const { times, refusal } = limiterOf("1/1m");
  await times(1);
  const refused = await refusal();
  expect(refused.in("en")).toBe("More than 1 calls in 60 seconds; try again in 60 seconds");
  expect(refused.in("zh")).toBe("60 秒内的调用次数超过 1 次，请在 60 秒后重试");
});
