import { describe, expect, it } from "vitest";
import { BUILT_IN_ROLES } from "@/lib/contract/role";
import { whyNotSteerStep, whyNotSteerTask } from "./why-not-steer";

const failed = {
  id: 7,
  cluster: { id: 2, name: "ob", obClusterId: 1, type: "PRIMARY" },
  status: "FAILED",
  operation: "EXECUTE",
  prohibitRollback: false,
} as const;
const step = { status: "FAILED", prohibitSkip: false } as const;

describe("why a task cannot be steered", () => {
  it("is nothing for whoever may, while it is failed", () => {
    for (const kind of ["RETRY", "ROLLBACK", "ABANDON"] as const)
      expect(
        whyNotSteerTask(kind, failed, BUILT_IN_ROLES.CLUSTER_MANAGER.permissions),
      ).toBeUndefined();
  });

  it("is nothing for whoever may steer the tasks of its cluster alone", () => {
    expect(whyNotSteerTask("RETRY", failed, ["CLUSTER:2:TASK:*:UPDATE"])).toBeUndefined();
    expect(whyNotSteerTask("RETRY", failed, ["CLUSTER:3:TASK:*:UPDATE"])).toBe("permission");
  });

  it("is the missing right for who only looks", () => {
    expect(whyNotSteerTask("RETRY", failed, BUILT_IN_ROLES.CLUSTER_VIEWER.permissions)).toBe(
      "permission",
    );
  });

  it("is that it runs, ended well, was undone or was given up", () => {
    const why = (more: object) =>
      whyNotSteerTask("RETRY", { ...failed, ...more }, BUILT_IN_ROLES.ADMIN.permissions);

    expect(why({ status: "RUNNING" })).toBe("running");
    expect(why({ status: "SUCCESSFUL" })).toBe("succeeded");
    expect(why({ status: "SUCCESSFUL", operation: "ROLLBACK" })).toBe("rolledBack");
    expect(why({ abandoned: true })).toBe("abandoned");
  });

  it("lets a failed rollback be rolled back again and given up, but not retried", () => {
    const undoing = { ...failed, operation: "ROLLBACK" } as const;

    expect(whyNotSteerTask("RETRY", undoing, BUILT_IN_ROLES.ADMIN.permissions)).toBe(
      "rollbackFailed",
    );
    expect(whyNotSteerTask("ROLLBACK", undoing, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
    expect(whyNotSteerTask("ABANDON", undoing, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });

  it("is that a step which has begun cannot be undone", () => {
    const task = { ...failed, prohibitRollback: true };

    expect(whyNotSteerTask("ROLLBACK", task, BUILT_IN_ROLES.ADMIN.permissions)).toBe(
      "prohibitRollback",
    );
    expect(whyNotSteerTask("RETRY", task, BUILT_IN_ROLES.ADMIN.permissions)).toBeUndefined();
  });
});

describe("why a step cannot be steered", () => {
  it("is that others rely on it, for a skip that does not undo", () => {
    const needed = { ...step, prohibitSkip: true };
    const undoing = { ...failed, operation: "ROLLBACK" } as const;

    expect(whyNotSteerStep("SUBTASK_SKIP", failed, needed, BUILT_IN_ROLES.ADMIN.permissions)).toBe(
      "prohibitSkip",
    );
    expect(
      whyNotSteerStep("SUBTASK_SKIP", undoing, needed, BUILT_IN_ROLES.ADMIN.permissions),
    ).toBeUndefined();
    expect(whyNotSteerStep("SUBTASK_RETRY", undoing, step, BUILT_IN_ROLES.ADMIN.permissions)).toBe(
      "rollbackFailed",
    );
  });

  it("is its state", () => {
    const running = { ...step, status: "RUNNING" } as const;

    expect(whyNotSteerStep("SUBTASK_CANCEL", failed, step, BUILT_IN_ROLES.ADMIN.permissions)).toBe(
      "stepNotRunning",
    );
    expect(
      whyNotSteerStep("SUBTASK_RETRY", failed, running, BUILT_IN_ROLES.ADMIN.permissions),
    ).toBe("stepNotFailed");
    expect(
      whyNotSteerStep("SUBTASK_CANCEL", failed, running, BUILT_IN_ROLES.ADMIN.permissions),
    ).toBeUndefined();
  });
});
