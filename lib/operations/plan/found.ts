import type { FailureCode } from "@/lib/contract/failure";
import type { CheckId, CheckReason } from "./plan-words";
import type { CheckPlan } from "./task-plan";

type Params = readonly (string | number)[];
type Refusal = Extract<CheckPlan, { level: "BLOCK" }>;

/** A check that found nothing in the way. */
export const passed = (id: CheckId, reason: CheckReason, params: Params = []): CheckPlan => ({
  id,
  level: "PASS",
  reason,
  params,
});

/** A check that found something to know before going on. */
export const warned = (id: CheckId, reason: CheckReason, params: Params = []): CheckPlan => ({
  id,
  level: "WARN",
  reason,
  params,
});

/** A check that refuses the operation. */
export const blocked = (id: CheckId, failure: FailureCode, params: Params = []): Refusal => ({
  id,
  level: "BLOCK",
  failure,
  params,
});
