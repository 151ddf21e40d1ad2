import { expect, test } from "vitest";
import { FailureCounter } from "./failure-counter";

test("the last of the allowed failures locks, and time opens again", () => {
  const counter = new FailureCounter(3, 1000);
  counter.failed("a", 0);
  counter.failed("a", 1);
  expect(counter.waitMs("a", 2)).toBe(0);
  counter.failed("a", 2);
  expect(counter.waitMs("a", 2)).toBe(1000);
  expect(counter.waitMs("a", 1002)).toBe(0);
});

test("keys are counted apart, and a success forgets the failures", () => {
  const counter = new FailureCounter(2, 1000);
  counter.failed("a", 0);
  counter.failed("b", 0);
  counter.succeeded("a");
  counter.failed("a", 0);
  expect(counter.waitMs("a", 0)).toBe(0);
  counter.failed("b", 0);
  expect(counter.waitMs("b", 0)).toBe(1000);
});

test("failures long ago do not count", () => {
  const counter = new FailureCounter(2, 1000);
  counter.failed("a", 0);
  counter.failed("a", 5000);
  expect(counter.waitMs("a", 5000)).toBe(0);
});

test("it remembers no more than ten thousand keys", () => {
  const counter = new FailureCounter(1, 1000);
  for (let index = 0; index <= 10_000; index += 1) counter.failed(`key ${index}`, 0);
  expect(counter.waitMs("key 0", 0)).toBe(0);
  expect(counter.waitMs("key 1", 0)).toBe(1000);
});
