"use client";

import { useTranslations } from "use-intl";
import { NoPlan } from "./no-plan";
import { PlanView } from "./plan-view";
import { usePlanAddress } from "./use-plan-address";

/** An operation before it is done: what it would do, what speaks against it, and the press that does it. */
export function PlanPage({ clusterId }: { clusterId: number }) {
  const t = useTranslations("plan.address");
  const [request, setOptions] = usePlanAddress(clusterId);
  if ("problem" in request)
    return <NoPlan clusterId={clusterId} title={t("title")} text={t(request.problem)} />;
  const { action, scope, serverIds, zoneName } = request;
  const target = [clusterId, action, scope, serverIds, zoneName].join(" ");
  return <PlanView key={target} request={request} setOptions={setOptions} />;
}
