"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { CallError } from "@/lib/client/call-error";
import type { PlanRequest } from "@/lib/client/plan-calls";
import { NotFoundView } from "../shell/not-found-view";
import { PageTitle } from "../shell/page-title";
import { ErrorState } from "../ui/error-state";
import { BackToCluster } from "./back-to-cluster";
import { NoPlan } from "./no-plan";
import { PlanDraft } from "./plan-draft";
import { PlanSkeleton } from "./plan-skeleton";
import { usePlan } from "./use-plan";
import type { SetOptions } from "./use-plan-address";
import { useWhat } from "./use-plan-words";

const NO_CLUSTER = "OBE11001";

/** A plan that is asked for, could not be made, or is there to be looked at. */
export function PlanView({
  request,
  setOptions,
}: {
  request: PlanRequest;
  setOptions: SetOptions;
}) {
  const t = useTranslations("plan");
  const whatOf = useWhat();
  const [isSending, setSending] = useState(false);
  const known = usePlan(request, isSending);
  const { plan, error } = known;
  const { clusterId } = request;
  const title = t("title", { what: whatOf(request) });

  if (plan)
    return <PlanDraft {...{ request, setOptions, plan, known, title, isSending, setSending }} />;
  if (error instanceof CallError && error.status === 404)
    return <Unknown clusterId={clusterId} error={error} />;
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {error ? (
        <div className="flex flex-col gap-4">
          <BackToCluster clusterId={clusterId} />
          <h1 className="font-semibold text-ink text-xl tracking-tight">{title}</h1>
          <ErrorState title={t("errorTitle")} error={error} onRetry={known.refetch} />
        </div>
      ) : (
        <PlanSkeleton title={title} clusterId={clusterId} />
      )}
    </>
  );
}

/** The cluster, or what was named of it, does not exist. */
function Unknown({ clusterId, error }: { clusterId: number; error: CallError }) {
  const t = useTranslations("plan");
  const pages = useTranslations("clusters.page");
  return error.code === NO_CLUSTER ? (
    <NotFoundView title={pages("unknownTitle", { id: clusterId })} text={pages("unknownText")} />
  ) : (
    <NoPlan clusterId={clusterId} title={t("errorTitle")} text={error.message} />
  );
}
