"use client";

import { useTranslations } from "use-intl";
import { useConnection } from "@/lib/client/connection";

/** Tells a screen reader once that the connection is lost, and once that it is back. */
export function ConnectionVoice() {
  const t = useTranslations("shell");
  const { lostAt, wasLost } = useConnection();
  if (lostAt !== undefined)
    return (
      <p role="status" className="sr-only">
        {t("lostVoice")}
      </p>
    );
  return (
    <p role="status" className="sr-only">
      {wasLost ? t("back") : ""}
    </p>
  );
}
