"use client";

import { useTranslations } from "use-intl";
import { localTime } from "../task/local-time";
import { Button } from "../ui/button";
import type { AuditList } from "./use-audit-filter";

/** Says of a later page as of when it is, with the way back to what is new. */
export function AsOf({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  const { asOf } = list.at;
  if (!asOf) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
      {t("asOf", { time: localTime(asOf.toISOString()) })}
      <Button size="sm" onClick={() => list.setPage(1, undefined)}>
        {t("toFirst")}
      </Button>
    </p>
  );
}
