"use client";

import { useLocale, useTranslations } from "use-intl";
import { durationText } from "../task/duration";
import type { WorstPoint } from "./worst-point";

const MOST_NAMED = 4;

/** The worst moment of a plan as a sentence. */
export function WorstWords({ worst: { servers, total, atMs, zones } }: { worst: WorstPoint }) {
  const t = useTranslations("plan.redundancy");
  const locale = useLocale();
  const named = zones
    .slice(0, MOST_NAMED)
    .map(({ name, ...zone }) => t("inZone", { zone: name, ...zone }));
  const names = named.join(locale === "zh" ? "、" : ", ");
  const more = zones.length - named.length;
  const words = { servers, total, zones: more > 0 ? t("lostMore", { names, count: more }) : names };
  return atMs === undefined
    ? t("worstPoint", words)
    : t("worstPointAt", { ...words, time: durationText(locale, atMs) });
}
