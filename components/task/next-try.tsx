"use client";

import { useTranslations } from "use-intl";
import { useServerNow } from "@/lib/client/clock";

/** When a step that failed tries again by itself; counts down. */
export function NextTry({ time }: { time: string }) {
  const t = useTranslations("tasks.page");
  const now = useServerNow(true);
  const seconds = Math.max(0, Math.ceil((Date.parse(time) - now) / 1000));
  return <span className="whitespace-nowrap tabular-nums">{t("nextTry", { seconds })}</span>;
}
