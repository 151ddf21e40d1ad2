"use client";

import { useTranslations } from "use-intl";
import type { PlanImpact } from "@/lib/contract/plan";

const LEVELS: Record<PlanImpact, { bars: number; ink: string; ground: string }> = {
  LOW: { bars: 1, ink: "text-good", ground: "bg-surface-2" },
  MEDIUM: { bars: 2, ink: "text-attention", ground: "bg-attention-soft" },
  HIGH: { bars: 3, ink: "text-bad", ground: "bg-danger-soft" },
  IMPOSSIBLE: { bars: 0, ink: "text-bad", ground: "bg-danger-soft" },
};
const BARS = [1, 2, 3];

/** How grave an operation is: a word, and as many of three bars; crossed out where it is refused. */
export function ImpactLabel({ impact }: { impact: PlanImpact }) {
  const t = useTranslations("plan.impact.level");
  const { bars, ink, ground } = LEVELS[impact];
  return (
    <span
      data-testid="plan-impact"
      data-impact={impact}
      className={`inline-flex h-6 items-center gap-2 rounded-full px-2.5 font-medium text-xs ${ink} ${ground}`}
    >
      <svg aria-hidden="true" viewBox="0 0 16 12" className="h-3 w-4">
        {BARS.map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 6}
            y={12 - bar * 4}
            width="4"
            height={bar * 4}
            rx="1"
            fill="currentColor"
            opacity={bar <= bars ? 1 : 0.28}
          />
        ))}
        {bars === 0 && <path d="M0 12 16 0" stroke="currentColor" strokeWidth="2" />}
      </svg>
      {t(impact)}
    </span>
  );
}
