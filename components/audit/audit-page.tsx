"use client";

import { LockKeyhole } from "lucide-react";
import { useTranslations } from "use-intl";
import { may } from "@/lib/contract/permission";
import { SettingsHead } from "../settings/settings-head";
import { useMe } from "../shell/me";
import { EmptyState } from "../ui/empty-state";
import { AuditView } from "./audit-view";

/** What was changed, tried and refused; without the right to it, in words which right that is. */
export function AuditPage() {
  const t = useTranslations("audit");
  const { permissions } = useMe();
  if (may(permissions, "AUDIT:*:READ")) return <AuditView />;
  return (
    <>
      <SettingsHead title={t("title")} />
      <EmptyState icon={<LockKeyhole aria-hidden />} title={t("deniedTitle")}>
        {t("deniedText")}
      </EmptyState>
    </>
  );
}
