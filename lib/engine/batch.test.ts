import { expect, test } from "vitest";
import { batch } from "./batch";

test("what comes while earlier calls run goes together, and each caller gets its own answer", async () => {
  const calls: number[][] = [];
  const double = batch<number, number>(async (items) => {
    calls.push(items);
    await Promise.resolve();
    return items.map((item) => item * 2);
  });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(double));
  expect(answers).toEqual([2, 4, 6, 8, 10]);
  expect(calls).toEqual([[1], [2], [3, 4, 5]]);
});

test("one bad item fails its own caller alone", async () => {
  const work = batch<number, number>(async (items) => {
    await Promise.resolve();
    if (items.includes(4)) throw new Error("4 is bad");
    return items;
  });
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map(work));
  expect(results.map((one) => one.status)).toEqual([
    ...["fulfilled", "fulfilled", "fulfilled", "rejected", "fulfilled"],
  ]);
});
