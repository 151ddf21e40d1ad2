import { expect, test } from "vitest";
import type { PlanCheck } from "@/lib/contract/plan";
import { outcomeOf, refusingCheck, sortChecks } from "./sort-checks";

const check = (
  id: string,
  level: PlanCheck["level"],
  rest: Partial<PlanCheck> = {},
): PlanCheck => ({
  id,
  level,
  title: id,
  reason: "found",
  ...rest,
});

test("refusals come before warnings, and what passed is apart", () => {
  const { against, passed } = sortChecks([
    check("a", "PASS"),
    check("b", "WARN"),
    check("c", "BLOCK"),
  ]);
  expect(against.map(({ id }) => id)).toEqual(["c", "b"]);
  expect(passed.map(({ id }) => id)).toEqual(["a"]);
});

test("force passes over a check that says so, and over no other", () => {
  const forcible = check("in-sync", "BLOCK", { forcible: true });
  expect(refusingCheck([forcible], false)?.id).toBe("in-sync");
  expect(refusingCheck([forcible], true)).toBeUndefined();
  expect(refusingCheck([forcible, check("majority", "BLOCK")], true)?.id).toBe("majority");
});

test("a check that says the same of other numbers has the same outcome", () => {
  const of = (reason: string, level: PlanCheck["level"]) =>
    outcomeOf({ impact: "LOW", checks: [check("a", level, { reason })] });
  expect(of("x", "PASS")).toBe(of("y", "PASS"));
  expect(of("x", "PASS")).not.toBe(of("x", "WARN"));
});
