"use client";

import { useLocale } from "use-intl";
import { useServerNow } from "@/lib/client/clock";
import { durationOf, durationText } from "./duration";

/** How long something has taken; ticks once a second while it runs, and only then. */
export function LiveDuration({
  span,
  live,
  className = "",
}: {
  span: { startTime?: string | undefined; finishTime?: string | undefined };
  live: boolean;
  className?: string;
}) {
  const locale = useLocale();
  const now = useServerNow(live);
  const durationMs = durationOf(span, now);
  if (durationMs === undefined || (!live && span.finishTime === undefined)) return null;
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`}>
      {durationText(locale, durationMs, live)}
    </span>
  );
}
