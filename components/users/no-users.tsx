"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { UserListFilter } from "./use-user-filter";

/** No user fits. Without a filter there is always somebody: who looks. */
export function NoUsers({ list }: { list: UserListFilter }) {
  const t = useTranslations("users.list");
  return (
    <EmptyState
      icon={<UserX aria-hidden="true" />}
      title={t("noneTitle")}
      action={<Button onClick={list.clear}>{t("clear")}</Button>}
    >
      {t("noneText")}
    </EmptyState>
  );
}
