import { expect, test, vi } from "vitest";
import { Failure } from "./failure";

test("a failure is known as one also when another bundle of this process has made it", async () => {
  vi.resetModules();
  const { Failure: Other } = await import("./failure");
  expect(Other).not.toBe(Failure);
  expect(new Other("IAM10000")).toBeInstanceOf(Failure);
  expect(new Failure("IAM10000")).toBeInstanceOf(Other);
});

test("no other error is a failure, and a failure is of no narrower kind", () => {
  class Narrow extends Failure {}
  expect(new Error("x")).not.toBeInstanceOf(Failure);
  expect({ name: "Failure" }).not.toBeInstanceOf(Failure);
  expect(new Narrow("IAM10000")).toBeInstanceOf(Failure);
  expect(new Narrow("IAM10000")).toBeInstanceOf(Narrow);
  expect(new Failure("IAM10000")).not.toBeInstanceOf(Narrow);
});
