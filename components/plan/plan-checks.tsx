"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PlanCheck } from "@/lib/contract/plan";
import { ToneGlyph } from "../status/tone-glyph";
import { CheckRow } from "./check-row";
import { PlanCard } from "./plan-card";
import { sortChecks } from "./sort-checks";

/** What was looked at: refusals and warnings in the open, what passed in one line that opens. */
export function PlanChecks({
  checks,
  isForced,
}: {
  checks: readonly PlanCheck[];
  isForced: boolean;
}) {
  const t = useTranslations("plan.checks");
  const { against, passed } = sortChecks(checks);
  return (
    <PlanCard id="plan-checks" title={t("title")}>
      {against.length > 0 && (
        <ul className="divide-y divide-line border-line border-t">
          {against.map((check) => (
            <CheckRow key={check.id} check={check} isForced={isForced} />
          ))}
        </ul>
      )}
      {passed.length > 0 && (
        <details className="group border-line border-t">
          <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2.5 px-4 py-2 text-ink-2 text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
            <ToneGlyph tone="good" className="size-3.5" />
            {t(against.length > 0 ? "passes" : "allPass", { count: passed.length })}
            <ChevronRight
              aria-hidden="true"
              className="ml-auto size-4 text-ink-3 transition-transform group-open:rotate-90"
            />
          </summary>
          <ul className="divide-y divide-line border-line border-t">
            {passed.map((check) => (
              <CheckRow key={check.id} check={check} isForced={isForced} />
            ))}
          </ul>
        </details>
      )}
    </PlanCard>
  );
}
