import { describe, expect, it } from "vitest";
import type { Task } from "@/lib/contract/task";
import { aTask } from "@/lib/testing/task-values";
import { backOffMs } from "./back-off";
import { advance, nextAskMs, nextQuery, type TaskFeed } from "./task-feed";

const feed = (rev: number, shortPolls = 0, status?: Task["status"]): TaskFeed => ({
  task: aTask(rev, [], status && { status }),
  shortPolls,
});

describe("a task's feed", () => {
  it("asks for all of it first, then holds for what changes since its revision", () => {
    expect(nextQuery(undefined, 0)).toEqual({});
    expect(nextQuery(feed(41), 0)).toEqual({ since: 41, wait: 20 });
  });

  it("stops when the task has ended", () => {
    expect(nextAskMs(feed(9, 0, "SUCCESSFUL"))).toBe(false);
    expect(nextAskMs(feed(9))).toBeGreaterThan(0);
  });

  it("asks now and then for a task that failed, since somebody may retry it", () => {
    const failed = feed(9, 0, "FAILED");

    expect(nextAskMs(failed)).toBeGreaterThan(1000);
    expect(nextQuery(failed, 0)).toEqual({ since: 9 });
    expect(nextAskMs({ ...failed, task: { ...failed.task, abandoned: true } })).toBe(false);
  });

  it("asks every second for a minute when two holds have failed, then holds again", () => {
    expect(nextQuery(feed(41), 1)).toHaveProperty("wait");
    expect(nextQuery(feed(41), 2)).toEqual({ since: 41 });

    let polled = advance(feed(41), aTask(42), 2);
    expect(nextAskMs(polled)).toBe(1000);
    expect(nextQuery(polled, 0)).toEqual({ since: 42 });
    for (let poll = 0; poll < 60; poll++) polled = advance(polled, polled.task, 0);
    expect(nextQuery(polled, 0)).toEqual({ since: 42, wait: 20 });
  });

  it("is the very same when nothing moved on", () => {
    const before = feed(41);

    expect(advance(before, before.task, 0)).toBe(before);
  });
});

describe("backOffMs", () => {
  it("waits 1, 2, 4, 8, 15 and 30 seconds, give or take a fifth", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backOffMs(failures, 0.5))).toEqual([
      1000, 2000, 4000, 8000, 15_000, 30_000, 30_000,
    ]);
    expect(backOffMs(0, 0)).toBe(800);
    expect(backOffMs(0, 1)).toBe(1200);
  });
});
