import "server-only";
import type { Locale } from "@/lib/contract/failure";
import type { Plan } from "@/lib/contract/plan";
import type { Database } from "@/lib/store/database";
import { findUsual } from "./find-usual";
import type { OperationRequest } from "./operation-request";
import { planOperation } from "./plan-operation";
import { readPlanFacts } from "./read-facts";
import { requireTarget } from "./require-target";
import { stateVersionOf } from "./state-version";
import { toPlan } from "./to-plan";

/** Says what an operation would do now, and writes nothing. Throws OBE11001, OBE18002, OBE19001. */
export async function makePlan(
  db: Database,
  request: OperationRequest,
  locale: Locale,
): Promise<Plan> {
  const [facts, usual] = await Promise.all([
    readPlanFacts(db, request.clusterId),
    findUsual(db, request.clusterId),
  ]);
  requireTarget(request, facts);
  const plan = planOperation(request, facts);
  const stateVersion = stateVersionOf(facts, request);
  return toPlan({ request, facts, plan, usual, stateVersion, locale });
}
