"use client";

import { useIsFetching } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { useServerNow } from "@/lib/client/clock";
import { useConnection } from "@/lib/client/connection";
import { ToneGlyph } from "../status/tone-glyph";
import { Tooltip } from "../ui/tooltip";

const CLOCK = { timeStyle: "medium" } as const;

/** When the console last answered. It is the truth about the connection, not a spinner. */
export function Freshness() {
  const t = useTranslations("shell");
  const format = useFormatter();
  const locale = useLocale();
  const { answeredAt, lostAt } = useConnection();
  useServerNow(answeredAt !== undefined);
  // A page with nothing to ask for, such as one whose reader may see nothing, waits for nothing.
  const isAsking = useIsFetching() > 0;
  if (answeredAt === undefined)
    return isAsking && <span className="px-2 text-ink-3 text-sm">{t("waiting")}</span>;

  const seconds = Math.max(0, Math.round((Date.now() - answeredAt) / 1000));
  const ago = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "second",
    unitDisplay: "narrow",
  }).format(seconds);
  const time = format.dateTime(answeredAt, CLOCK);
  const lost = lostAt !== undefined;
  return (
    <Tooltip content={t(lost ? "freshnessLost" : "freshnessOk", { time })} side="bottom">
      <button
        type="button"
        aria-label={`${t("freshness")}: ${t(lost ? "stale" : "liveAgo", { ago })}`}
        className="inline-flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-ink-2 text-sm"
      >
        <ToneGlyph tone={lost ? "attention" : "good"} className={lost ? "size-3" : "size-2"} />
        <span className="hidden lg:inline">{t(lost ? "stale" : "liveAgo", { ago })}</span>
      </button>
    </Tooltip>
  );
}
