"use client";

import { useTranslations } from "use-intl";
import type { PlanRequest } from "@/lib/client/plan-calls";
import type { Plan } from "@/lib/contract/plan";
import { Select } from "../ui/select";
import type { SetOptions } from "./use-plan-address";

const ALL = "all";

/** How many servers of a zone a rolling restart takes down at once; none where zones have a single one. */
export function AtOnceOption({
  request: { atOnce },
  setOptions,
  plan,
}: {
  request: PlanRequest;
  setOptions: SetOptions;
  plan: Plan;
}) {
  const t = useTranslations("plan.options");
  const most = Math.max(...plan.redundancy.zones.map(({ total }) => total));
  if (most < 2) return null;
  const counts = Array.from({ length: most - 1 }, (_, index) => String(index + 1));
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden="true" className="font-medium text-ink text-sm">
        {t("atOnce")}
      </span>
      <Select
        label={t("atOnce")}
        value={atOnce !== undefined && atOnce < most ? String(atOnce) : ALL}
        onChange={(chosen) => setOptions({ atOnce: chosen === ALL ? null : Number(chosen) })}
        options={[
          { value: ALL, label: t("all") },
          ...counts.map((count) => ({ value: count, label: count })),
        ]}
      />
      <p className="text-ink-3 text-xs">{t("atOnceHint")}</p>
    </div>
  );
}
