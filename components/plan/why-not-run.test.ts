import { expect, test } from "vitest";
import { BUILT_IN_ROLES } from "@/lib/contract/role";
import { whyNotRun } from "./why-not-run";

const SCENE = {
  plan: { impact: "LOW", clusterName: "ob_pay" },
  request: { clusterId: 2, force: false },
  permissions: BUILT_IN_ROLES.ADMIN.permissions,
  typed: "",
  isRenewing: false,
  isStale: false,
} as const;
const HIGH = { ...SCENE, plan: { ...SCENE.plan, impact: "HIGH" } } as const;

test("what is low or medium takes one press", () => {
  expect(whyNotRun(SCENE)).toBeUndefined();
  expect(whyNotRun({ ...SCENE, plan: { ...SCENE.plan, impact: "MEDIUM" } })).toBeUndefined();
});

test("what is high takes the cluster's name, spaces around it aside", () => {
  expect(whyNotRun(HIGH)).toBe("name");
  expect(whyNotRun({ ...HIGH, typed: "OB_PAY" })).toBe("name");
  expect(whyNotRun({ ...HIGH, typed: " ob_pay " })).toBeUndefined();
});

test("what a check refuses cannot be run, with the name neither", () => {
  const plan = { ...SCENE.plan, impact: "IMPOSSIBLE" } as const;
  expect(whyNotRun({ ...SCENE, plan, typed: "ob_pay" })).toBe("impossible");
});

test("nobody runs a plan that is not the one for the options chosen, or not of now", () => {
  expect(whyNotRun({ ...SCENE, isRenewing: true })).toBe("renewing");
  expect(whyNotRun({ ...SCENE, isStale: true })).toBe("stale");
});

test("a role that may not act is told so before anything else, and so is one that may not force", () => {
  const plan = { ...SCENE.plan, impact: "IMPOSSIBLE" } as const;
  expect(
    whyNotRun({ ...SCENE, plan, permissions: BUILT_IN_ROLES.CLUSTER_VIEWER.permissions }),
  ).toBe("permission");
  const forced = { ...HIGH, request: { clusterId: 2, force: true }, typed: "ob_pay" };
  expect(whyNotRun({ ...forced, permissions: BUILT_IN_ROLES.CLUSTER_MANAGER.permissions })).toBe(
    "force",
  );
  expect(whyNotRun(forced)).toBeUndefined();
});
