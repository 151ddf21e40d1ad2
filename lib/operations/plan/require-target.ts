import { Failure } from "@/lib/contract/failure";
import type { OperationRequest } from "./operation-request";
import type { PlanFacts } from "./plan-facts";

/** Throws OBE19001 for a server and OBE18002 for a zone that the cluster does not have. */
export function requireTarget(request: OperationRequest, facts: PlanFacts): void {
  const { serverIds = [], zoneName, scope } = request;
  const known = new Set(facts.servers.map(({ id }) => id));
  const unknown = serverIds.find((id) => !known.has(id));
  if (unknown !== undefined) throw new Failure("OBE19001", [unknown, facts.clusterId]);
  if (scope === "ZONE" && !facts.zones.some(({ name }) => name === zoneName))
    throw new Failure("OBE18002", [zoneName ?? "", facts.clusterId]);
}
