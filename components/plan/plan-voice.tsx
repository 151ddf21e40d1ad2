"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Plan } from "@/lib/contract/plan";
import { outcomeOf } from "./sort-checks";

/** Tells a screen reader politely when what was checked comes out differently than it did. */
export function PlanVoice({ plan }: { plan: Plan }) {
  const t = useTranslations("plan");
  const outcome = outcomeOf(plan);
  const [heard, setHeard] = useState({ outcome, isNews: false });
  if (heard.outcome !== outcome) setHeard({ outcome, isNews: true });
  const count = (level: string) => plan.checks.filter((one) => one.level === level).length;
  return (
    <p role="status" className="sr-only">
      {heard.isNews &&
        t("checks.changed", {
          blocks: count("BLOCK"),
          warnings: count("WARN"),
          passes: count("PASS"),
          impact: t(`impact.level.${plan.impact}`),
        })}
    </p>
  );
}
