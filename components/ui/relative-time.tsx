"use client";

import { useFormatter, useLocale, useTranslations } from "use-intl";
import { useServerNow } from "@/lib/client/clock";
import { ageText } from "./age";

const EXACT = { dateStyle: "medium", timeStyle: "long" } as const;

/** How long ago something was, kept up to date; the exact time on hover. */
export function RelativeTime({ time, className }: { time: string; className?: string }) {
  const locale = useLocale();
  const format = useFormatter();
  const t = useTranslations("common");
  const now = useServerNow(true);
  const at = new Date(time);
  return (
    <time
      dateTime={time}
      title={now === 0 ? undefined : format.dateTime(at, EXACT)}
      className={className}
    >
      {now === 0 ? "\u00a0" : (ageText(locale, now - at.getTime()) ?? t("justNow"))}
    </time>
  );
}
