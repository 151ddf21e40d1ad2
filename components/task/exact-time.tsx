"use client";

import { useTranslations } from "use-intl";
import { localOffset, localTime } from "./local-time";

/** A time in the reader's zone with its offset; as it was answered on hover. */
export function ExactTime({ time }: { time: string | undefined }) {
  const t = useTranslations("tasks.panel");
  if (time === undefined) return t("notYet");
  return (
    <time dateTime={time} title={time} className="whitespace-nowrap tabular-nums">
      {localTime(time)} <span className="text-ink-3">{localOffset(time)}</span>
    </time>
  );
}
