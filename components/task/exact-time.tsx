"use client";

import { useFormatter, useTranslations } from "use-intl";

/** A time in the reader's zone with its offset; ISO 8601 as it was answered on hover. */
export function ExactTime({ time }: { time: string | undefined }) {
  const t = useTranslations("tasks.panel");
  const format = useFormatter();
  if (time === undefined) return t("notYet");
  return (
    <time dateTime={time} title={time}>
      {format.dateTime(new Date(time), {
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
        timeZoneName: "shortOffset",
      })}
    </time>
  );
}
