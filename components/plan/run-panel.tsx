"use client";

import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { PlanRequest } from "@/lib/client/plan-calls";
import type { Plan } from "@/lib/contract/plan";
import { useMe } from "../shell/me";
import { Button } from "../ui/button";
import { NameToType } from "./name-to-type";
import { refusingCheck } from "./sort-checks";
import { useWhat } from "./use-plan-words";
import { useRunFocus } from "./use-run-focus";
import {
  asksForName,
  forcePermission,
  type RunRefusal,
  updatePermission,
  whyNotRun,
} from "./why-not-run";

/** The press that runs the plan, with as much before it as its impact asks for, or why it cannot be pressed. */
export function RunPanel({
  request,
  plan,
  isRenewing,
  isStale,
  isSending,
  leave,
  onRun,
}: {
  request: PlanRequest;
  plan: Plan;
  isRenewing: boolean;
  isStale: boolean;
  isSending: boolean;
  leave: () => void;
  onRun: () => void;
}) {
  const t = useTranslations("plan.run");
  const whatOf = useWhat();
  const { permissions } = useMe();
  const [typed, setTyped] = useState("");
  const sayRefusal = useSayRefusal(request, plan);
  const refusal = isSending
    ? undefined
    : whyNotRun({ plan, request, permissions, typed, isRenewing, isStale });
  const reason = refusal && sayRefusal(refusal);
  const focus = useRunFocus(plan, reason !== undefined);
  const isPlain = refusal === "name" || refusal === "renewing";

  return (
    <section
      aria-label={t("region")}
      data-testid="plan-run"
      className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-3 border-line border-t bg-surface px-4 py-3 sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:px-4"
    >
      {asksForName(plan) && (
        <NameToType
          name={plan.clusterName}
          typed={typed}
          onType={setTyped}
          onEnter={() => !refusal && !isSending && onRun()}
        />
      )}
      {reason && !isPlain && <p className="text-ink-2 text-xs">{reason}</p>}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {plan.impact === "LOW" && !refusal && (
          <span className="mr-auto text-ink-3 text-xs max-sm:hidden lg:hidden xl:inline">
            {t("enter")}
          </span>
        )}
        <Button onClick={leave}>{t("cancel")}</Button>
        <Button
          {...focus}
          variant="primary"
          pending={isSending}
          disabledReason={reason}
          onKeyDown={ignoreHeldEnter}
          onClick={onRun}
        >
          {isSending ? t("pending") : whatOf(request)}
        </Button>
      </div>
    </section>
  );
}

/** The Enter that led here, still held down, is not the one that runs it. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.repeat) event.preventDefault();
}

function useSayRefusal(request: PlanRequest, plan: Plan): (refusal: RunRefusal) => string {
  const t = useTranslations("plan.run.whyNot");
  return (refusal) =>
    t(refusal, {
      permission: refusal === "force" ? forcePermission(request) : updatePermission(request),
      name: plan.clusterName,
      reason: refusingCheck(plan.checks, request.force)?.reason ?? "",
    });
}
