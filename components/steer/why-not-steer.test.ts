import { describe, expect, it } from "vitest";
import { whyNotSteerStep, whyNotSteerTask } from "./why-not-steer";

const failed = { status: "FAILED", operation: "EXECUTE", prohibitRollback: false } as const;
const step = { status: "FAILED", prohibitSkip: false } as const;

describe("why a task cannot be steered", () => {
  it("is nothing for whoever may, while it is failed", () => {
    for (const kind of ["RETRY", "ROLLBACK", "ABANDON"] as const)
      expect(whyNotSteerTask(kind, failed, "CLUSTER_MANAGER")).toBeUndefined();
  });

  it("is the missing right for who only looks", () => {
    expect(whyNotSteerTask("RETRY", failed, "CLUSTER_VIEWER")).toBe("permission");
  });

  it("is that it runs, ended well, was undone or was given up", () => {
    const why = (more: object) => whyNotSteerTask("RETRY", { ...failed, ...more }, "ADMIN");

    expect(why({ status: "RUNNING" })).toBe("running");
    expect(why({ status: "SUCCESSFUL" })).toBe("succeeded");
    expect(why({ status: "SUCCESSFUL", operation: "ROLLBACK" })).toBe("rolledBack");
    expect(why({ abandoned: true })).toBe("abandoned");
  });

  it("lets a failed rollback be rolled back again and given up, but not retried", () => {
    const undoing = { ...failed, operation: "ROLLBACK" } as const;

    expect(whyNotSteerTask("RETRY", undoing, "ADMIN")).toBe("rollbackFailed");
    expect(whyNotSteerTask("ROLLBACK", undoing, "ADMIN")).toBeUndefined();
    expect(whyNotSteerTask("ABANDON", undoing, "ADMIN")).toBeUndefined();
  });

  it("is that a step which has begun cannot be undone", () => {
    const task = { ...failed, prohibitRollback: true };

    expect(whyNotSteerTask("ROLLBACK", task, "ADMIN")).toBe("prohibitRollback");
    expect(whyNotSteerTask("RETRY", task, "ADMIN")).toBeUndefined();
  });
});

describe("why a step cannot be steered", () => {
  it("is that others rely on it, for a skip that does not undo", () => {
    const needed = { ...step, prohibitSkip: true };
    const undoing = { ...failed, operation: "ROLLBACK" } as const;

    expect(whyNotSteerStep("SUBTASK_SKIP", failed, needed, "ADMIN")).toBe("prohibitSkip");
    expect(whyNotSteerStep("SUBTASK_SKIP", undoing, needed, "ADMIN")).toBeUndefined();
    expect(whyNotSteerStep("SUBTASK_RETRY", undoing, step, "ADMIN")).toBe("rollbackFailed");
  });

  it("is its state", () => {
    const running = { ...step, status: "RUNNING" } as const;

    expect(whyNotSteerStep("SUBTASK_CANCEL", failed, step, "ADMIN")).toBe("stepNotRunning");
    expect(whyNotSteerStep("SUBTASK_RETRY", failed, running, "ADMIN")).toBe("stepNotFailed");
    expect(whyNotSteerStep("SUBTASK_CANCEL", failed, running, "ADMIN")).toBeUndefined();
  });
});
