"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { useServerNow } from "@/lib/client/clock";
import { useConnection } from "@/lib/client/connection";
import { ToneGlyph } from "../status/tone-glyph";
import { durationText } from "../task/duration";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";

const AMBER_AFTER_MS = 10_000;
const RED_AFTER_MS = 60_000;
const CLOCK = { timeStyle: "medium" } as const;

/** Says that the console has stopped answering, since when, and that what is shown is from before. */
export function ConnectionBanner() {
  const t = useTranslations("shell");
  const format = useFormatter();
  const locale = useLocale();
  const queries = useQueryClient();
  const { answeredAt, lostAt } = useConnection();
  useServerNow(lostAt !== undefined);
  const lostMs = lostAt === undefined ? 0 : Date.now() - lostAt;
  if (lostMs < AMBER_AFTER_MS) return null;

  const isLong = lostMs >= RED_AFTER_MS;
  const ago = durationText(locale, lostMs, true);
  const time = answeredAt === undefined ? "" : format.dateTime(answeredAt, CLOCK);
  const key = time === "" ? "lostBeforeData" : isLong ? "lostLong" : "lost";
  return (
    <div
      className={cx(
        "border-line border-t text-ink text-sm",
        isLong ? "bg-danger-soft" : "bg-attention-soft",
      )}
    >
      <div className="page-width flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 py-1">
        <ToneGlyph tone={isLong ? "bad" : "attention"} className="size-3.5" />
        <p className="flex-1">{t(key, { ago, time })}</p>
        <Button size="sm" onClick={() => queries.refetchQueries({ type: "active" })}>
          {t("retryNow")}
        </Button>
      </div>
    </div>
  );
}
