import { describe, expect, it } from "vitest";
import type { SubtaskStatus } from "@/lib/contract/task";
import { currentStep } from "./step-order";

const step = (id: number, status: SubtaskStatus) => ({ id, status });

describe("currentStep", () => {
  it("is the failed step, else the running one, else the next to run, else the last", () => {
    const done = step(1, "SUCCESSFUL");
    const pending = step(4, "PENDING");

    expect(currentStep([done, step(2, "RUNNING"), step(3, "FAILED"), pending])?.id).toBe(3);
    expect(currentStep([done, step(2, "RUNNING"), pending])?.id).toBe(2);
    expect(currentStep([done, step(3, "READY"), pending])?.id).toBe(3);
    expect(currentStep([done, step(2, "SUCCESSFUL")])?.id).toBe(2);
    expect(currentStep([])).toBeUndefined();
  });
});
