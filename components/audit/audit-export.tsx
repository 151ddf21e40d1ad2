"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { type AuditFilter, auditExportUrl } from "@/lib/client/audit-queries";
import { downloadFrom } from "@/lib/client/download";
import { useSay } from "../settings/said";
import { Button } from "../ui/button";

/** Downloads every event that the filter lets through, on whichever page it is. */
export function AuditExport({ filter, total }: { filter: AuditFilter; total: number | undefined }) {
  const t = useTranslations("audit");
  const say = useSay();

  function save() {
    downloadFrom(auditExportUrl(filter, Date.now()));
    say(t("exported", { count: total ?? 0 }));
  }

  return (
    <Button onClick={save} disabledReason={total === 0 ? t("exportNothing") : undefined}>
      <Download aria-hidden="true" className="size-4" />
      {t("export")}
    </Button>
  );
}
