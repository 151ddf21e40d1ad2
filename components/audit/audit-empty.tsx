"use client";

import { ScrollText, SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { AuditList } from "./use-audit-filter";

/** Nothing noted yet, or nothing that fits the filters: two different things. */
export function AuditEmpty({ list }: { list: AuditList }) {
  const t = useTranslations("audit");
  if (list.isFiltered || list.at.page > 1)
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={t("noneTitle")}
        action={<Button onClick={list.clear}>{t("clear")}</Button>}
      >
        {t("noneText")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<ScrollText aria-hidden />} title={t("emptyTitle")}>
      {t("emptyText")}
    </EmptyState>
  );
}
