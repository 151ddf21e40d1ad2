"use client";

import { useState } from "react";
import type { PlanRequest } from "@/lib/client/plan-calls";
import type { Plan } from "@/lib/contract/plan";
import { PageTitle } from "../shell/page-title";
import { PlanChecks } from "./plan-checks";
import { PlanHead } from "./plan-head";
import { PlanOptions } from "./plan-options";
import { PlanProblem } from "./plan-problem";
import { PlanRedundancy } from "./plan-redundancy";
import { PlanSteps } from "./plan-steps";
import { PlanVoice } from "./plan-voice";
import { RunPanel } from "./run-panel";
import { useLeave } from "./use-leave";
import type { KnownPlan } from "./use-plan";
import type { SetOptions } from "./use-plan-address";
import { useRunPlan } from "./use-run-plan";

/** A plan to be looked at, its options beside it, and the press that runs it. */
export function PlanDraft({
  request,
  setOptions,
  plan,
  known,
  title,
  isSending,
  setSending,
}: {
  request: PlanRequest;
  setOptions: SetOptions;
  plan: Plan;
  known: KnownPlan;
  title: string;
  isSending: boolean;
  setSending: (isSending: boolean) => void;
}) {
  const [reason, setReason] = useState("");
  const run = useRunPlan(request);
  const leave = useLeave(request.clusterId, isSending);
  const { isRenewing } = known;

  function press() {
    setSending(true);
    run.mutate(
      { reason: reason.trim(), stateVersion: plan.stateVersion },
      { onError: () => setSending(false) },
    );
  }

  return (
    <div className="flex flex-col gap-5">
      <PageTitle>{title}</PageTitle>
      <PlanHead request={request} plan={plan} title={title} />
      <PlanVoice plan={plan} />
      <PlanProblem refused={run.error} stale={known.error} onDismiss={run.reset} />
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-6">
        <div
          aria-busy={isRenewing}
          className={`flex min-w-0 flex-col gap-5 transition-opacity ${isRenewing ? "opacity-50" : ""}`}
        >
          <PlanChecks checks={plan.checks} isForced={request.force} />
          <PlanRedundancy plan={plan} />
          <PlanSteps subtasks={plan.subtasks} />
        </div>
        <div className="contents lg:sticky lg:top-18 lg:flex lg:max-h-[calc(100dvh-6rem)] lg:flex-col lg:overflow-y-auto lg:rounded-md lg:border lg:border-line lg:bg-surface">
          <PlanOptions {...{ request, setOptions, plan, reason, setReason, isRenewing }} />
          <RunPanel
            {...{ request, plan, isRenewing, leave }}
            isStale={known.error !== null}
            isSending={isSending}
            onRun={press}
          />
        </div>
      </div>
    </div>
  );
}
