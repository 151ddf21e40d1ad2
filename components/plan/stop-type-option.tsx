"use client";

import { useTranslations } from "use-intl";
import type { PlanRequest } from "@/lib/client/plan-calls";
import { Segmented } from "../ui/segmented";
import type { SetOptions } from "./use-plan-address";

/** How far a stop goes: the service alone, or the process too. */
export function StopTypeOption({
  request,
  setOptions,
}: {
  request: PlanRequest;
  setOptions: SetOptions;
}) {
  const t = useTranslations("plan.options");
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden="true" className="font-medium text-ink text-sm">
        {t("stop")}
      </span>
      <Segmented
        label={t("stop")}
        value={request.stopType}
        onChange={(type) => setOptions({ type })}
        options={[
          { value: "STOP_PROCESS", label: t("stopProcess") },
          { value: "STOP_SERVICE", label: t("stopService") },
        ]}
      />
      {request.stopType === "STOP_SERVICE" && (
        <p className="text-ink-3 text-xs">{t("stopServiceHint")}</p>
      )}
    </div>
  );
}
