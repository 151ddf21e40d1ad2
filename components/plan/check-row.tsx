"use client";

import { useTranslations } from "use-intl";
import type { PlanCheck } from "@/lib/contract/plan";
import type { Tone } from "../status/tone";
import { ToneGlyph } from "../status/tone-glyph";
import { HolderFace } from "./holder-face";

const TONES: Record<PlanCheck["level"], Tone> = { PASS: "good", WARN: "attention", BLOCK: "bad" };
const INKS: Record<Tone, string> = {
  good: "text-ink-3",
  moving: "text-ink-3",
  off: "text-ink-3",
  attention: "text-attention",
  bad: "text-bad",
};

/** One thing that was looked at: what was found, what can be done, and which task is in the way. */
export function CheckRow({ check, isForced }: { check: PlanCheck; isForced: boolean }) {
  const t = useTranslations("plan.checks");
  const { level, title, reason, advice, forcible, holder } = check;
  const isOverridden = level === "BLOCK" && forcible === true && isForced;
  const tone = isOverridden ? "attention" : TONES[level];
  return (
    <li
      data-testid={`check-${check.id}`}
      data-level={level}
      className="flex gap-2.5 px-4 py-2.5 text-sm"
    >
      <ToneGlyph tone={tone} className="mt-0.75 size-3.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium text-ink">{title}</span>
          <span className={`font-medium text-xs ${INKS[tone]}`}>
            {isOverridden ? t("overridden") : t(`level.${level}`)}
          </span>
        </p>
        <p className="break-words text-ink-2">{reason}</p>
        {(advice || forcible) && (
          <p className="text-ink-2">
            {[advice, forcible && !isOverridden ? t("forcible") : ""].filter(Boolean).join(" ")}
          </p>
        )}
        {holder && <HolderFace holder={holder} />}
      </div>
    </li>
  );
}
